// Exercise 4.2 in rehearsal: a timeline of nodes that stop and start, and records with times of their own.
import { describe, expect, it } from 'vitest';
import { emptyImage, type Happening, type NodeName, zookeeperNames } from '../kit/index.ts';
import { curtain, partition, type Stage, stored } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { quorum } from './lab.ts';
import { readLosses } from './losses.ts';
import { quorumMessages } from './messages.en.ts';
import { checkWithoutQuorum } from './without-quorum.ts';

const values = { written: 'nightmail-7k2', asked: 'newline-a3x' };
type Moment = readonly [atMs: number, what: Happening];
const turns = (atMs: number, node: NodeName, phase: string): Moment => [atMs, { kind: 'node', node, phase }];

const crown = (controller: number, before: number): Happening => ({
  ...{ kind: 'controller', controller, before, controllerEpoch: 2 },
});

/** Two down from 10 s to 40 s. */
const loss: readonly Moment[] = [
  turns(5000, 'zookeeper2', 'stopping'),
  turns(6000, 'zookeeper2', 'stopped'),
  turns(10_000, 'zookeeper3', 'stopping'),
  turns(11_000, 'zookeeper3', 'stopped'),
  turns(39_000, 'zookeeper3', 'starting'),
  turns(40_000, 'zookeeper3', 'running'),
  turns(50_000, 'zookeeper2', 'running'),
];
/** Nobody's doing but the lab's own; its nodes start one after the other. */
const shutdown: readonly Moment[] = [
  ...zookeeperNames.map((node, n): Moment => [
    10_000 + n,
    { kind: 'node', node, phase: 'stopped', cause: 'shutdown' },
  ]),
  ...zookeeperNames.map((node, n) => turns(30_000 + n, node, 'running')),
];
const again = loss.map(([ms, what]): Moment => [ms + 60_000, what]);

interface Played {
  readonly history?: readonly Moment[];
  /** Seconds after the beginning at which records were sent; `null` for no topic at all. */
  readonly sent?: readonly number[] | null;
  /** Second at which the new topic was made. */
  readonly made?: number | null;
  readonly predicted?: number | null;
  /** Seconds at which the connections of brokers 1 and 2 were made. */
  readonly connected?: readonly [number, number];
}

/** What a ZooKeeper says of its clients when it is asked `cons`. */
const clients = (seconds: readonly number[]) =>
  seconds
    .map(
      (second, n) =>
        ` /127.0.0.1:4010${n}[1](queued=0,recved=61,sent=61,sid=0x${n + 1},lop=PING,est=${curtain + second * 1000},to=6000,lcxid=0x1f,lzxid=0xffffffffffffffff,lresp=77,llat=0,minlat=0,avglat=1,maxlat=9)\n`,
    )
    .join('');

const staged = ({
  history = loss,
  sent = [20],
  made = 42,
  predicted = 0,
  connected,
}: Played = {}): Stage => ({
  values,
  history,
  atStart: { controller: 1 },
  ...(connected && {
    tool: ([, node]) => ({ status: 0, stdout: node === 'zookeeper1' ? clients(connected) : '', stderr: '' }),
  }),
  ...(predicted === null ? {} : { prediction: { option: 'nothing', atMs: predicted * 1000 } }),
  topics: {
    ...(sent === null
      ? {}
      : {
          [values.written]: {
            partitions: [partition(0, [1, 2, 3])],
            records: sent.map((second, n) => ({
              ...stored(null, `${n}`, n),
              timestamp: curtain + second * 1000,
            })),
          },
        }),
    ...(made === null
      ? {}
      : { [values.asked]: { partitions: [partition(0, [1])], createdAt: curtain + made * 1000 } }),
  },
});

const scenes: readonly Scene[] = [
  { title: 'one record inside', gives: 'passed', ...staged() },
  { title: 'before, inside and after', gives: 'passed', ...staged({ sent: [2, 20, 55] }) },
  {
    title: 'all three down',
    gives: 'passed',
    ...staged({
      history: [turns(1, 'zookeeper1', 'failed'), ...loss, turns(41_000, 'zookeeper1', 'running')],
      made: 52,
    }),
  },
  {
    title: 'right the first time, nothing the second',
    gives: 'passed',
    ...staged({ history: [...loss, ...again] }),
  },
  {
    title: 'right the second time',
    gives: 'passed',
    ...staged({ history: [...loss, ...again], sent: [5, 80], made: 101 }),
  },
  { title: 'made before the second was seen to run', gives: 'passed', ...staged({ made: 39 }) },
  {
    title: 'made when its broker was connected, long after the end',
    gives: 'passed',
    ...staged({ made: 75, connected: [74.9, 41] }),
  },
  {
    title: 'made by the one who had waited, when another was controller',
    gives: 'passed',
    ...staged({
      history: [...loss, [44_000, crown(2, 1)]],
      made: 47.2,
      connected: [47, 42],
    }),
  },
  {
    title: 'its broker never noticed, so short it was',
    gives: 'passed',
    ...staged({ made: 42, connected: [3, 41] }),
  },
  {
    title: 'its broker has connected anew since',
    gives: 'passed',
    ...staged({ made: 42, connected: [90, 41] }),
  },
  {
    title: 'predicted after a loss in which nothing was tried',
    gives: 'passed',
    ...staged({ history: [...loss, ...again], predicted: 55, sent: [80], made: 101 }),
  },
  {
    title: 'the lab was stopped and started before',
    gives: 'passed',
    ...staged({ history: [...shutdown, ...again], predicted: 55, sent: [80], made: 101 }),
  },
  {
    title: 'the lab was stopped and started, and that was all',
    gives: 'no-loss',
    ...staged({ history: shutdown, sent: [2], made: null }),
  },
  { title: 'no prediction', gives: 'not-predicted', ...staged({ predicted: null }) },
  { title: 'in the middle of it', gives: 'predicted-late', ...staged({ predicted: 15 }) },
  { title: 'untouched', gives: 'no-loss', ...staged({ history: [], sent: null, made: null }) },
  { title: 'one down', gives: 'still-a-majority', ...staged({ history: loss.slice(0, 2) }) },
  {
    title: 'one after the other',
    gives: 'still-a-majority',
    ...staged({
      history: [
        turns(1, 'zookeeper1', 'stopped'),
        turns(2, 'zookeeper1', 'running'),
        turns(3, 'zookeeper2', 'paused'),
      ],
    }),
  },
  { title: 'still down', gives: 'quorum-away', ...staged({ history: loss.slice(0, 4) }) },
  {
    title: 'a broker killed inside',
    gives: 'broker-down',
    ...staged({ history: [...loss.slice(0, 4), turns(15_000, 'kafka3', 'failed'), ...loss.slice(4)] }),
  },
  {
    title: 'a broker down before',
    gives: 'broker-down',
    ...staged({ history: [turns(1, 'kafka1', 'stopped'), ...loss] }),
  },
  { title: 'no topic', gives: 'no-topic', ...staged({ sent: null }) },
  { title: 'empty', gives: 'no-records', ...staged({ sent: [] }) },
  { title: 'before', gives: 'outside-the-loss', ...staged({ sent: [2, 9] }) },
  { title: 'after', gives: 'outside-the-loss', ...staged({ sent: [60] }) },
  { title: 'made before', gives: 'asked-before', ...staged({ made: 3 }) },
  { title: 'never asked', gives: 'not-asked', ...staged({ made: null }) },
  { title: 'a minute later', gives: 'asked-afterwards', ...staged({ made: 100 }) },
  {
    title: 'a record in the first loss, a topic of the second',
    gives: 'outside-the-loss',
    ...staged({ history: [...loss, ...again], sent: [20], made: 101, connected: [100.9, 42] }),
  },
  {
    title: 'three seconds after its broker was connected',
    gives: 'asked-afterwards',
    ...staged({ made: 45, connected: [42, 44.9] }),
  },
];

describe('exercise 4.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkWithoutQuorum, quorumMessages.exercises['4.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(kafka-|yard status$)/);
  });

  it('shows every outcome', () => expect(unseen(quorum.exercises['4.2'], scenes)).toEqual([]));
});

describe('the losses of a timeline', () => {
  it('are not made of what nobody knows', () => {
    const events = (['zookeeper1', 'zookeeper2', 'zookeeper3'] as const).map((node, n) => ({
      ...{ kind: 'node' as const, node, phase: 'unknown' },
      ...{ sequence: n + 1, at: n, elapsedMs: n, run: 1, epoch: 1 },
    }));
    expect(readLosses(emptyImage, events)).toEqual({ losses: [], fewest: 3, down: [] });
  });

  it('may have begun before the attempt, and be going on', () => {
    const nodes = { zookeeper1: { phase: 'paused' }, zookeeper3: { phase: 'cut' } };
    const { losses, down } = readLosses({ ...emptyImage, at: 7, nodes }, []);
    expect(losses).toEqual([{ from: 7, to: undefined, brokerDown: undefined }]);
    expect(down).toEqual(['zookeeper1', 'zookeeper3']);
  });
});
