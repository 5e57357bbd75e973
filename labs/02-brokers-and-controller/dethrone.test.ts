// Exercise 2.2 in rehearsal: the timelines of right ways and of wrong ones.
import { describe, expect, it } from 'vitest';
import { type Cause, emptyImage, type Happening, type TimelineEvent } from '../kit/index.ts';
import { curtain, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { readCrown } from './crown.ts';
import { checkDethrone } from './dethrone.ts';
import { brokersAndController } from './lab.ts';
import { brokersAndControllerMessages } from './messages.en.ts';

type Told = readonly [atMs: number, what: Happening];
const lock = 1000;
const crown = (at: number, controller: number | null, before: number | null, epoch: number): Told => [
  at,
  { kind: 'controller', controller, before, controllerEpoch: epoch },
];
const broker = (at: number, id: number, registered: boolean, cause?: Cause): Told => [
  at,
  { kind: 'broker', broker: id, registered, session: '0x1', cause },
];
const node = (at: number, name: 'kafka1' | 'kafka2' | 'zookeeper1', phase: string): Told => [
  at,
  { kind: 'node', node: name, phase },
];
/** Broker 1 leaves at `at`; broker 3 takes over. */
const leaves = (at: number, cause: Cause = 'politeStop'): Told[] => [
  node(at, 'kafka1', 'stopping'),
  broker(at + 900, 1, false, cause),
  crown(at + 901, null, 1, 4),
  crown(at + 940, 3, null, 5),
  node(at + 1000, 'kafka1', 'stopped'),
];
const byCheck = (at: number, name: 'kafka1' | 'kafka3' = 'kafka1'): Told => [
  at,
  { kind: 'command', node: name, action: 'stop', cause: 'check' },
];
const before: Stage = {
  atStart: { controller: 1, controllerEpoch: 4 },
  prediction: { option: 'stays', atMs: lock },
  controller: { id: 1, epoch: 4 },
};
const after: Stage = { ...before, controller: { id: 3, epoch: 5 } };

const scenes: readonly Scene[] = [
  { title: 'stopped and back', gives: 'passed', ...after, history: [...leaves(2000), broker(9000, 1, true)] },
  { title: 'killed', gives: 'passed', ...after, history: leaves(2000, 'sessionExpired') },
  {
    title: 'nobody knows why it went, and a wrong guess',
    gives: 'passed',
    ...after,
    prediction: { option: 'at-once' },
    history: [broker(2000, 1, false), crown(2100, 3, 1, 5)],
  },
  {
    title: 'znode deleted',
    gives: 'passed',
    ...after,
    history: [crown(2000, null, 1, 4), crown(2010, 3, null, 5)],
  },
  {
    title: 'once too early, once after the lock',
    gives: 'passed',
    ...after,
    controller: { id: 2, epoch: 6 },
    history: [...leaves(10), broker(5000, 3, false), crown(5010, 2, 3, 6)],
  },
  { title: 'no prediction', gives: 'not-predicted', ...after, prediction: undefined, history: leaves(2000) },
  { title: 'nothing at all', gives: 'not-predicted', ...before, prediction: undefined },
  { title: 'locked afterwards', gives: 'predicted-late', ...after, history: leaves(-950) },
  { title: 'nothing done', gives: 'untouched', ...before },
  { title: 'only before the lock, another', gives: 'untouched', ...before, history: [broker(10, 2, false)] },
  {
    title: 'another',
    gives: 'another-broker',
    ...before,
    history: [node(2000, 'kafka2', 'stopped'), broker(2001, 2, false)],
  },
  {
    title: 'a ZooKeeper',
    gives: 'zookeeper-stopped',
    ...before,
    history: [node(2000, 'zookeeper1', 'stopped')],
  },
  {
    title: 'paused for a moment',
    gives: 'too-short',
    ...before,
    history: [node(2000, 'kafka1', 'paused'), node(4000, 'kafka1', 'running')],
  },
  {
    title: 'won again',
    gives: 'same-again',
    ...before,
    controller: { id: 1, epoch: 5 },
    history: [crown(2000, null, 1, 4), crown(2010, 1, null, 5)],
  },
  { title: 'not started again', gives: 'still-down', ...after, brokers: [2, 3], history: leaves(2000) },
  {
    title: 'written over by hand',
    gives: 'no-election',
    ...after,
    controller: { id: 3, epoch: 4 },
    history: [crown(2000, 3, 1, 4)],
  },
  {
    title: 'only a check stopped it',
    gives: 'untouched',
    ...before,
    controller: { id: 3, epoch: 5 },
    history: [byCheck(1900), ...leaves(2000), broker(9000, 1, true)].filter(
      ([, what]) => what.kind !== 'node',
    ),
  },
  {
    title: 'the lab was stopped and started, and another one was first',
    gives: 'untouched',
    ...before,
    controller: { id: 3, epoch: 5 },
    history: [
      [1900, { kind: 'command', node: 'kafka1', action: 'stop', cause: 'shutdown' }],
      [1950, { kind: 'node', node: 'zookeeper1', phase: 'stopped', cause: 'shutdown' }],
      [1960, { kind: 'node', node: 'kafka1', phase: 'stopped', cause: 'shutdown' }],
      ...leaves(2000).filter(([, { kind }]) => kind !== 'node'),
      broker(9000, 1, true),
    ],
  },
  {
    title: 'a hard reset after it',
    gives: 'untouched',
    ...before,
    history: [
      ...leaves(2000),
      [9000, { kind: 'reset', state: 'begun', way: 'hard' }],
      crown(9900, 1, null, 1),
    ],
  },
  {
    title: 'a check moved the crown later',
    gives: 'passed',
    ...after,
    controller: { id: 1, epoch: 6 },
    history: [
      ...leaves(2000),
      broker(9000, 1, true),
      byCheck(9900, 'kafka3'),
      broker(10_000, 3, false),
      crown(10_001, 1, 3, 6),
    ],
  },
  { title: 'silent', gives: 'session', ...before, history: [node(2000, 'kafka1', 'paused')] },
  {
    title: 'no controller',
    gives: 'electing',
    ...before,
    controller: null,
    history: [crown(2000, null, 1, 4)],
  },
  {
    title: 'on its way back',
    gives: 'returning',
    ...after,
    brokers: [2, 3],
    history: [...leaves(2000), node(8000, 'kafka1', 'starting')],
  },
];

describe('exercise 2.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const words = brokersAndControllerMessages.exercises['2.2'];
    expect((await play(checkDethrone, words, scene)).gives).toBe(scene.gives);
  });

  it('shows every outcome', () => expect(unseen(brokersAndController.exercises['2.2'], scenes)).toEqual([]));
});

describe('the crown', () => {
  const told = (list: readonly Told[]) =>
    list.map(([ms, what], index): TimelineEvent => ({
      ...what,
      ...{ sequence: index + 1, at: curtain + ms, elapsedMs: ms, run: 1, epoch: 1 },
    }));

  it('knows who went with a session and who only lost a znode', () => {
    const start = { ...emptyImage, controller: 1, controllerEpoch: 4 };
    const { handovers } = readCrown(
      start,
      told([...leaves(2000), crown(60_000, null, 3, 5), crown(60_010, 1, null, 6)]),
    );
    expect(handovers).toMatchObject([
      { from: 1, to: 3, epochBefore: 4, epochAfter: 5, departure: { broker: 1 } },
      { from: 3, to: 1, epochBefore: 5, epochAfter: 6, departure: undefined },
    ]);
  });

  it('waits for the number of an election that is read after the name', () => {
    const start = { ...emptyImage, controller: 1, controllerEpoch: 4 };
    const { handovers, kept } = readCrown(
      start,
      told([crown(10, 2, 1, 4), crown(12, 2, 2, 5), crown(90, 2, null, 6)]),
    );
    expect(handovers).toMatchObject([{ from: 1, to: 2, epochBefore: 4, epochAfter: 5 }]);
    expect(kept).toHaveLength(1);
  });

  it('needs no image of the beginning', () => {
    const { handovers } = readCrown(emptyImage, told([crown(10, null, 2, 4), crown(20, 1, null, 5)]));
    expect(handovers).toMatchObject([{ from: 2, to: 1, epochBefore: null, epochAfter: 5 }]);
  });
});
