// Invented happenings for tests: a small healthy cluster, and stories that begin with it.
import { type ClusterImage, type Happening, type TimelineEvent, emptyImage } from '@railyard/labs/kit';
import type { Heard } from '../../runner/index.ts';

/** Three brokers, kafka2 the controller, one topic of two partitions, and one of Kafka's own. */
export const healthy: ClusterImage = {
  ...emptyImage,
  sequence: 10,
  at: 1_000_000,
  epoch: 1,
  nodes: Object.fromEntries(
    ['zookeeper1', 'zookeeper2', 'zookeeper3', 'kafka1', 'kafka2', 'kafka3'].map((node) => [
      node,
      { phase: 'running' },
    ]),
  ),
  brokers: { 1: '0x1', 2: '0x2', 3: '0x3' },
  controller: 2,
  controllerEpoch: 3,
  topics: {
    orders: {
      replicas: [
        [2, 3, 1],
        [1, 2, 3],
      ],
      states: {
        0: { leader: 2, leaderEpoch: 0, isr: [2, 3, 1] },
        1: { leader: 1, leaderEpoch: 4, isr: [1, 2, 3] },
      },
      config: { 'min.insync.replicas': '2' },
    },
    __consumer_offsets: {
      replicas: [[1, 2, 3]],
      states: { 0: { leader: 1, leaderEpoch: 0, isr: [1, 2, 3] } },
      config: {},
    },
  },
  roles: { zookeeper1: 'follower', zookeeper2: 'leader', zookeeper3: 'follower' },
  quorum: true,
};

type Told = Happening & { readonly afterMs?: number };

/** Stamps happenings that follow `base`, 10 ms apart where nothing else is said. */
export function restOf(base: ClusterImage, told: readonly Told[]): readonly TimelineEvent[] {
  let passed = 0;
  return told.map(({ afterMs = 10, ...happening }, index) => {
    passed += afterMs;
    const stamp = {
      sequence: base.sequence + index + 1,
      at: base.at + passed,
      elapsedMs: passed,
      run: 1,
      epoch: 1,
    };
    return { ...happening, ...stamp } as TimelineEvent;
  });
}

/** A story from the healthy cluster on. */
export function writeDown(told: readonly Told[]): Heard {
  return { base: healthy, events: restOf(healthy, told) };
}

export const killOfTheController: readonly Told[] = [
  { kind: 'command', node: 'kafka2', action: 'kill' },
  { kind: 'node', node: 'kafka2', phase: 'stopped', detail: 'killed by signal 9' },
  { kind: 'broker', broker: 2, registered: false, session: '0x2', cause: 'sessionExpired', afterMs: 5800 },
  { kind: 'controller', controller: null, before: 2, controllerEpoch: 3, cause: 'sessionExpired' },
  { kind: 'controller', controller: 3, before: null, controllerEpoch: 4, cause: 'controllerGone' },
  {
    kind: 'partition',
    topic: 'orders',
    partition: 0,
    leader: 3,
    leaderEpoch: 1,
    isr: [3, 1],
    before: { leader: 2, leaderEpoch: 0, isr: [2, 3, 1] },
    cause: 'leaderGone',
  },
  {
    kind: 'partition',
    topic: 'orders',
    partition: 1,
    leader: 1,
    leaderEpoch: 5,
    isr: [1, 3],
    before: { leader: 1, leaderEpoch: 4, isr: [1, 2, 3] },
    cause: 'sessionExpired',
  },
];

export const lagOfAFollower: readonly Told[] = [
  {
    kind: 'partition',
    topic: 'orders',
    partition: 0,
    leader: 2,
    leaderEpoch: 0,
    isr: [2, 1],
    before: { leader: 2, leaderEpoch: 0, isr: [2, 3, 1] },
    cause: 'lag',
  },
  {
    kind: 'partition',
    topic: 'orders',
    partition: 0,
    leader: 2,
    leaderEpoch: 0,
    isr: [2, 1, 3],
    before: { leader: 2, leaderEpoch: 0, isr: [2, 1] },
    cause: 'caughtUp',
  },
];
