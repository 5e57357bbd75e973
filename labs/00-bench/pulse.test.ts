// Exercise 0.1 in rehearsal.
import { describe, expect, it } from 'vitest';
import { play, type Scene, unseen } from '../scene.ts';
import { bench } from './lab.ts';
import { benchMessages } from './messages.en.ts';
import { checkPulse } from './pulse.ts';

const clusterId = 'GsYzP4JZQ0eu0cSx4-JW0w';
const ids = (...brokerIds: string[]) => ({ answers: { clusterId, brokerIds } });

const scenes: readonly Scene[] = [
  { title: 'both right, in any order', gives: 'passed', ...ids('3', '1', '2') },
  { title: 'the one that is down left out', gives: 'passed', brokers: [1, 3], ...ids('1', '3') },
  { title: 'nothing typed', gives: 'no-cluster-id' },
  { title: 'JSON', gives: 'whole-znode', answers: { clusterId: `{"version":"1","id":"${clusterId}"}` } },
  { title: 'small letters', gives: 'wrong-cluster-id', answers: { clusterId: clusterId.toLowerCase() } },
  { title: 'half an answer', gives: 'no-broker-ids', answers: { clusterId } },
  { title: 'names', gives: 'names-not-ids', ...ids('kafka1', 'kafka2', 'kafka3') },
  { title: 'ports', gives: 'ports-not-ids', ...ids('9092', '9093', '9094') },
  { title: 'two of three', gives: 'missing-id', ...ids('1', '3') },
  { title: 'a broker that is down', gives: 'extra-id', brokers: [1, 3], ...ids('1', '2', '3') },
];

describe('exercise 0.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkPulse, benchMessages.exercises['0.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/kafka|zookeeper|client.properties/);
  });

  it('shows every outcome', () => expect(unseen(bench.exercises['0.1'], scenes)).toEqual([]));
});
