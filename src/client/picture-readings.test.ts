// What the timeline says of each prediction the picture can answer, step by step.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { catalog } from '@railyard/labs/catalog';
import type { ClusterImage, TimelineEvent } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import { healthy, restOf } from '../components/ClusterPicture/scenes.fixture.ts';
import { readings } from './picture-readings.ts';
import { type Reality, storyOf } from './picture-story.ts';

type Told = Parameters<typeof restOf>[1][number];

function read(id: string, told: readonly Told[], base: ClusterImage = healthy): Reality {
  const events: readonly TimelineEvent[] = restOf(base, told);
  const reading = readings[id];
  if (reading === undefined) throw new Error(`${id} has no reading.`);
  return reading(storyOf({ base, events }, base.sequence, Infinity, { asked: 'newline-7k2' }));
}
const words = ({ steps }: Reality): string[] => steps.map((step) => step.words);
const times = ({ steps }: Reality): (number | undefined)[] => steps.map(({ sinceMs }) => sinceMs);

const asked = (action: string, node: 'kafka2' | 'kafka3' | 'zookeeper3'): Told => ({
  kind: 'command',
  node,
  action,
});
const session = (broker: number, registered: boolean, afterMs = 10): Told => ({
  kind: 'broker',
  broker,
  registered,
  session: '0x2',
  afterMs,
});
const crown = (controller: number | null, before: number | null, afterMs = 10): Told => ({
  kind: 'controller',
  controller,
  before,
  controllerEpoch: 4,
  afterMs,
});
const killed = [asked('kill', 'kafka2'), session(2, false, 5800), crown(null, 2), crown(3, null)];

test('the crown is taken, and nothing is decided before the old controller is back', () => {
  const reality = read('2.2', killed);
  expect(words(reality)).toEqual(['kafka3 took the crown from kafka2']);
  expect(times(reality)).toEqual([5820]);
  expect(reality).toMatchObject({ broker: 3, named: { 'at-once': 2, later: 2, stays: 3 } });
  expect(reality.option).toBeUndefined();
});

test('the old controller is back, and the crown has stayed', () => {
  const reality = read('2.2', [...killed, asked('start', 'kafka2'), session(2, true, 4000)]);
  expect(words(reality)[1]).toBe('kafka2 is back, and kafka3 kept the crown');
  expect(times(reality)[1]).toBe(4000);
  expect(reality).toMatchObject({ option: 'stays', broker: 3 });
});

test('registration and crown may go in either order', () => {
  expect(read('2.2', [asked('stop', 'kafka2'), crown(3, 2), session(2, false)]).option).toBeUndefined();
});

test('a controller that never left has lost the crown for good at once', () => {
  const reality = read('2.2', [crown(3, 2)]);
  expect(reality).toMatchObject({ option: 'stays', broker: 3 });
  expect(times(reality)).toEqual([undefined]);
});

test('a crown that goes back to the old controller is told as what it is', () => {
  const back = [...killed, session(2, true)];
  expect(read('2.2', [...back, crown(2, 3, 200)])).toMatchObject({ option: 'at-once', broker: 2 });
  expect(read('2.2', [...back, crown(2, 3, 20_000)])).toMatchObject({ option: 'later', broker: 2 });
});

test('the new controller goes as well: that is another change, not a return', () => {
  const reality = read('2.2', [
    ...killed,
    session(2, true),
    asked('kill', 'kafka3'),
    session(3, false, 5000),
    crown(2, 3),
  ]);
  expect(words(reality)).toEqual(['kafka2 took the crown from kafka3']);
  expect(reality.option).toBeUndefined();
});

test('before anything happens the present controller is the one the answer may name', () => {
  expect(read('2.2', [])).toEqual({ steps: [], named: { 'at-once': 2, later: 2, stays: undefined } });
});

test('a hard reset makes another cluster, and the story begins with it', () => {
  const reset: Told = { kind: 'reset', state: 'begun', way: 'hard' };
  expect(read('2.2', [...killed, reset, crown(1, null)]).steps).toEqual([]);
});

const moves = (partition: number, before: number, leader: number, afterMs = 10, isr = [1, 3]): Told => ({
  kind: 'partition',
  topic: 'platforms',
  partition,
  leader,
  leaderEpoch: 5,
  isr,
  before: { leader: before, leaderEpoch: 4, isr: [1, 2, 3] },
  afterMs,
});

test('a stopped leader has a successor, with the time since it was asked to go', () => {
  const reality = read('l2-polite', [asked('stop', 'kafka2'), moves(1, 2, 3, 320)]);
  expect(words(reality)).toEqual(['kafka3 leads platforms-1 now']);
  expect(times(reality)).toEqual([320]);
  expect(reality).toMatchObject({ option: '1', broker: 3, named: { 2: 2 } });
});

test('a killed leader is missed for some seconds, told in one step or in two', () => {
  const kill = asked('kill', 'kafka3');
  expect(read('l2-kill', [kill, moves(2, 3, 1, 6100)])).toMatchObject({ option: '1', broker: 1 });
  const gone = read('l2-kill', [kill, moves(2, 3, -1, 6100)]);
  expect(gone.option).toBeUndefined();
  expect(words(gone)).toEqual(['nobody leads platforms-2']);
  expect(read('l2-kill', [kill, moves(2, 3, -1, 6100), moves(2, -1, 1)]).option).toBe('1');
});

const inSync = (leaders: readonly number[], isr: readonly number[]): ClusterImage => ({
  ...healthy,
  topics: {
    platforms: {
      replicas: [
        [2, 3, 1],
        [1, 2, 3],
      ],
      states: Object.fromEntries(
        leaders.map((leader, partition) => [partition, { leader, leaderEpoch: 1, isr: [...isr] }]),
      ),
      config: {},
    },
  },
});

test('a broker that is back leads nothing when it is in sync again', () => {
  const away = { ...inSync([3, 1], [1, 3]), brokers: { 1: '0x1', 3: '0x3' } };
  const rejoins = (partition: number, leader: number): Told =>
    moves(partition, leader, leader, 10, [1, 3, 2]);
  const start = [asked('start', 'kafka2'), session(2, true, 3000)];
  expect(read('l2-back', start, away).steps).toEqual([]);
  const reality = read('l2-back', [...start, rejoins(0, 3), rejoins(1, 1)], away);
  expect(reality).toMatchObject({ option: '1', broker: 2 });
  expect(words(reality)).toEqual(['kafka2 is back, and leads none of `platforms`']);
});

test('one that was back before the answer is read from the cluster; one that never left is not', () => {
  expect(read('l2-back', [], inSync([3, 1], [1, 2, 3])).option).toBe('1');
  expect(read('l2-back', [], inSync([2, 1], [1, 2, 3])).steps).toEqual([]);
});

test('a stopped broker is not registered any more', () => {
  const reality = read('l0-gone', [asked('stop', 'kafka2'), session(2, false, 400)]);
  expect(words(reality)).toEqual(['kafka2 is not registered any more: `[1, 3]` is left']);
  expect(reality).toMatchObject({ option: '1', broker: 2 });
});

const quorum = (roles: Record<string, 'leader' | 'follower' | 'silent' | 'looking'>): Told => ({
  kind: 'ensemble',
  roles,
  quorum: Object.values(roles).includes('leader'),
});
const made = (topic: string): Told => ({ kind: 'topic', topic, replicas: [[1]], afterMs: 3000 });

test('a topic asked for without a quorum comes after it; the answer is left to the check', () => {
  const lost = quorum({ zookeeper1: 'looking', zookeeper2: 'silent', zookeeper3: 'silent' });
  const back = quorum({ zookeeper1: 'follower', zookeeper2: 'leader', zookeeper3: 'silent' });
  const reality = read('4.2', [made('nightmail-1'), lost, back, made('newline-7k2')]);
  expect(words(reality)).toEqual([
    'ZooKeeper has no quorum any more',
    'the quorum is back',
    'only now topic `newline-7k2` was made',
  ]);
  expect(reality.option).toBeUndefined();
});

test('with one ZooKeeper down a topic is made', () => {
  const down = quorum({ zookeeper1: 'follower', zookeeper2: 'leader', zookeeper3: 'silent' });
  expect(read('l4-one-down', [made('branchline')]).steps).toEqual([]);
  expect(read('l4-one-down', [asked('stop', 'zookeeper3'), down, made('branchline')]).option).toBe('0');
});

test('what is listed is asked somewhere', () => {
  const exercises = catalog.flatMap(({ lab }) =>
    Object.entries(lab.exercises).flatMap(([id, spec]) => (spec.prediction ? [id] : [])),
  );
  const docs = path.resolve(import.meta.dirname, '../../docs');
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mdx'),
  );
  const cards = pages.flatMap((page) =>
    [...readFileSync(path.join(docs, page), 'utf8').matchAll(/<Predict id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect([...exercises, ...cards]).toEqual(expect.arrayContaining(Object.keys(readings)));
});
