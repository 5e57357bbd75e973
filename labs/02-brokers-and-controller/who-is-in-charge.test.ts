// Exercise 2.1 in rehearsal.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { brokersAndController } from './lab.ts';
import { brokersAndControllerMessages } from './messages.en.ts';
import { checkWhoIsInCharge } from './who-is-in-charge.ts';

const node = '{"version":2,"brokerid":2,"timestamp":"1700000000000","kraftControllerEpoch":-1}';
const stage: Stage = {
  controller: { id: 2, epoch: 5 },
  znodes: { '/controller': { data: node } },
  topics: { orders: { partitions: [partition(0, [1, 2, 3]), partition(1, [2, 3, 1])] } },
  atStart: { controller: 3, controllerEpoch: 4 },
};
const said = (controller?: string, epoch?: string) => ({
  ...stage,
  answers: { ...(controller && { controller }), ...(epoch && { epoch }) },
});
const change = { kind: 'controller', controller: 2, before: 3, controllerEpoch: 5 } as const;

const scenes: readonly Scene[] = [
  { title: 'both right', gives: 'passed', ...said('2', '5') },
  { title: 'an election is on', gives: 'electing', ...said('2', '5'), controller: null },
  { title: 'nothing typed', gives: 'no-controller', ...said() },
  { title: 'a name', gives: 'name-not-id', ...said('kafka2', '5') },
  { title: 'an address', gives: 'port-not-id', ...said('kafka2:9093', '5') },
  { title: 'a port', gives: 'port-not-id', ...said('9093', '5') },
  { title: 'counted from zero', gives: 'not-a-broker', ...said('0', '5') },
  { title: 'a whole line', gives: 'not-a-broker', ...said(node, '5') },
  { title: 'the one before', gives: 'former-controller', ...said('3', '4'), history: [[10, change]] },
  { title: 'the leader of partition 0', gives: 'leads-partitions', ...said('1', '5') },
  { title: 'another broker', gives: 'leads-nothing', ...said('3', '5') },
  { title: 'half an answer', gives: 'no-epoch', ...said('2') },
  { title: 'the version', gives: 'version-not-epoch', ...said('2', '2') },
  { title: 'minus one', gives: 'kraft-epoch', ...said('2', '-1') },
  { title: 'an old epoch', gives: 'stale-epoch', ...said('2', '4') },
  { title: 'an epoch to come', gives: 'wrong-epoch', ...said('2', '77') },
];

describe('exercise 2.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const words = brokersAndControllerMessages.exercises['2.1'];
    const { gives, command } = await play(checkWhoIsInCharge, words, scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/zookeeper-shell/);
  });

  it('shows every outcome', () => expect(unseen(brokersAndController.exercises['2.1'], scenes)).toEqual([]));
});
