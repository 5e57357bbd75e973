// Exercise 2.3 in rehearsal: a polite stop and a kill as they were recorded, and what can be got wrong about them.
import { describe, expect, it } from 'vitest';
import type { Cause, Happening, NodeName } from '../kit/index.ts';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { brokersAndController } from './lab.ts';
import { brokersAndControllerMessages } from './messages.en.ts';
import { checkPoliteAndKilled } from './polite-and-killed.ts';

type Told = readonly [atMs: number, what: Happening];
const topic = 'signals-7k2';
const asked = (at: number, action: string, node: NodeName = 'kafka2'): Told => [
  at,
  { kind: 'command', node, action },
];
const phase = (at: number, name: string): Told => [at, { kind: 'node', node: 'kafka2', phase: name }];
const broker = (at: number, registered: boolean, cause?: Cause, id = 2): Told => [
  at,
  { kind: 'broker', broker: id, registered, session: '0x1', cause },
];
const leader = (at: number, to: number, from: number): Told => [
  at,
  {
    ...{ kind: 'partition', topic, partition: 1, leader: to, leaderEpoch: 1, isr: [1, 3] },
    before: { leader: from, leaderEpoch: 0, isr: [1, 2, 3] },
  },
];
const made: Happening = {
  kind: 'topic',
  topic,
  replicas: [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ],
};
/** Hands over after 300 ms, is gone after 900. */
const polite = (at: number): Told[] => [
  asked(at, 'stop'),
  phase(at + 1, 'stopping'),
  leader(at + 300, 3, 2),
  broker(at + 900, false, 'politeStop'),
  phase(at + 1000, 'stopped'),
];
/** Silent for 6 s. */
const kill = (at: number): Told[] => [
  asked(at, 'kill'),
  phase(at + 10, 'stopped'),
  broker(at + 6000, false, 'sessionExpired'),
  leader(at + 6050, 3, 2),
];
const back = (at: number): Told[] => [
  asked(at, 'start'),
  phase(at + 1, 'starting'),
  broker(at + 3000, true),
  phase(at + 3100, 'running'),
];
const elected = (at: number): Told[] => [leader(at, 2, 3)];
const whole = [...polite(1000), ...back(9000), ...elected(14_000), ...kill(20_000), ...back(40_000)];

const stage: Stage = {
  values: { topic, broker: 'kafka2' },
  topics: {
    [topic]: { partitions: [partition(0, [1, 2, 3]), partition(1, [2, 3, 1]), partition(2, [3, 1, 2])] },
  },
  atStart: {
    brokers: { 1: '0x1', 2: '0x2', 3: '0x3' },
    topics: {
      [topic]: {
        replicas: [],
        config: {},
        states: {
          1: { leader: 2, leaderEpoch: 0, isr: [2, 3, 1] },
          2: { leader: 3, leaderEpoch: 0, isr: [3, 1, 2] },
        },
      },
    },
  },
};
const told = (history: readonly Told[], soft?: string, hard?: string): Stage => ({
  ...stage,
  history,
  answers: { ...(soft && { polite: soft }), ...(hard && { killed: hard }) },
});
const unknownCause = (list: readonly Told[]) =>
  list.map(([at, what]): Told => [at, what.kind === 'broker' ? { ...what, cause: undefined } : what]);

const scenes: readonly Scene[] = [
  { title: 'as recorded', gives: 'passed', ...told(whole, '300', '6050') },
  { title: 'measured with a slow tool', gives: 'passed', ...told(whole, '1400', '7300') },
  { title: 'no causes known', gives: 'passed', ...told(unknownCause(whole), '300', '6050') },
  {
    title: 'own signals, no commands',
    gives: 'passed',
    ...told(
      whole.filter(([, what]) => what.kind !== 'command'),
      '299',
      '6040',
    ),
  },
  {
    title: 'paused for a moment in between',
    gives: 'passed',
    ...told([asked(1, 'pause'), phase(2, 'paused'), phase(900, 'running'), ...whole], '300', '6050'),
  },
  {
    title: 'twice, the last time counts',
    gives: 'passed',
    ...told(
      [
        ...polite(1),
        ...back(2000),
        ...elected(8000),
        ...whole.map(([at, what]): Told => [at + 10_000, what]),
      ],
      '300',
      '6050',
    ),
  },
  { title: 'no topic', gives: 'absent', ...told(whole, '300', '6050'), topics: {} },
  {
    title: 'one copy',
    gives: 'one-copy',
    ...stage,
    topics: { [topic]: { partitions: [partition(0, [2])] } },
  },
  { title: 'nothing done', gives: 'not-stopped', ...told([], '300', '6050') },
  {
    title: 'only a check stopped it',
    gives: 'not-stopped',
    ...told(
      polite(1000).map(([at, what]): Told => [
        at,
        what.kind === 'command' ? { ...what, cause: 'check' } : what,
      ]),
    ),
  },
  {
    title: 'killed before there was a topic, for something else',
    gives: 'not-stopped',
    ...told([...kill(1000).slice(0, 3), ...back(9000), [13_000, made], leader(14_000, 2, 1)]),
    atStart: { brokers: { 1: '0x1', 2: '0x2', 3: '0x3' } },
  },
  {
    title: 'the lab was stopped, all brokers with it',
    gives: 'not-stopped',
    ...told(
      [...polite(1000), asked(2000, 'stop', 'kafka1'), broker(2900, false, 'politeStop', 1)].map(
        ([at, what]): Told => [at, what.kind === 'command' ? { ...what, cause: 'shutdown' } : what],
      ),
    ),
  },
  {
    title: 'before a hard reset',
    gives: 'not-stopped',
    ...told([...whole, [60_000, { kind: 'reset', state: 'begun', way: 'hard' }]], '300', '6050'),
  },
  {
    title: 'another',
    gives: 'another-broker',
    ...told([asked(1, 'stop', 'kafka1'), broker(9, false, 'politeStop', 1)]),
  },
  {
    title: 'killed while it led nothing',
    gives: 'led-nothing',
    ...told([...polite(1000), ...back(9000), ...kill(20_000).slice(0, 3)], '300', '6000'),
  },
  {
    title: 'stopped before there was a topic',
    gives: 'no-polite-stop',
    ...told([
      ...polite(1000).filter(([, what]) => what.kind !== 'partition'),
      ...back(9000),
      [13_000, made],
      leader(14_000, 2, 1),
      ...kill(20_000),
    ]),
    atStart: { brokers: { 2: '0x2' } },
  },
  { title: 'killed only', gives: 'no-polite-stop', ...told(kill(1000), '300', '6050') },
  { title: 'stopped only', gives: 'no-kill', ...told(polite(1000), '300', '6050') },
  { title: 'no answers', gives: 'no-answer', ...told(whole) },
  { title: 'seconds', gives: 'seconds', ...told(whole, '0', '6') },
  { title: 'the other way round', gives: 'swapped', ...told(whole, '6050', '300') },
  { title: 'until it was back', gives: 'until-it-was-back', ...told(whole, '300', '23000') },
  { title: 'the polite one guessed', gives: 'polite-wrong', ...told(whole, '4000', '6050') },
  { title: 'the kill guessed', gives: 'killed-wrong', ...told(whole, '300', '3000') },
  { title: 'silent', gives: 'session', ...told(whole.slice(0, -6), '300', '6050') },
  {
    title: 'no leader yet',
    gives: 'leaders',
    ...told([...polite(1000), ...back(9000), ...elected(14_000), ...kill(20_000).slice(0, 3)], '300', '6050'),
  },
];

describe('exercise 2.3', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const words = brokersAndControllerMessages.exercises['2.3'];
    const { gives, command } = await play(checkPoliteAndKilled, words, scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/kafka-topics|yard timeline/);
  });

  it('shows every outcome', () => expect(unseen(brokersAndController.exercises['2.3'], scenes)).toEqual([]));
});
