// Consumer groups of a real cluster, changing over eagerly and cooperatively, their offsets set; compared with what Kafka's own tool says.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  applyEvents,
  type ClusterImage,
  emptyImage,
  type GroupImage,
  type Happening,
} from '@railyard/labs/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differences } from '../../core/timeline/differences.ts';
import { type GroupLook, type GroupsOracle, mostGroups } from '../../ports/groups.ts';
import type { Sighting } from '../../ports/sighting.ts';
import { eventually, useScene } from '../scene.clustertest.ts';
import { commit, ownBrokers } from './commits.clustertest.ts';
import { createGroupWatch } from './group-watch.ts';

const scene = useScene();
let oracle: GroupsOracle;
let image: ClusterImage = emptyImage;
const happened: Happening[] = [];
const consumers: ChildProcess[] = [];

beforeAll(() => {
  oracle = createGroupWatch({ ...scene(), favoured: () => new Set(['needed']) });
});
afterAll(async () => {
  await Promise.all(consumers.map(end));
  oracle?.close();
});

function saw(sighting: Sighting): void {
  const news = differences(image, sighting);
  happened.push(...news);
  image = applyEvents(
    image,
    news.map((one, index) => ({
      ...{ sequence: image.sequence + index + 1, at: 1, elapsedMs: 0, run: 1, epoch: 1 },
      ...one,
    })),
  );
}

/** One look, taken into the image as the recorder would. */
async function look(): Promise<readonly GroupLook[]> {
  const { zookeeper, driver } = scene();
  const named = ['__consumer_offsets', 'rails', 'ties'];
  const topics: ClusterImage['topics'] = {};
  for (const name of named) {
    const partitions = await zookeeper.topic(name);
    if (partitions === undefined) continue;
    topics[name] = {
      replicas: partitions.map(({ replicas }) => [...replicas]),
      states: Object.fromEntries(
        partitions.map(({ partition, leader, leaderEpoch, isr }) => [
          partition,
          { leader, leaderEpoch, isr: [...isr] },
        ]),
      ),
      config: {},
    };
  }
  image = { ...image, epoch: 1, topics, brokers: {}, nodes: driver.states() };
  const { names, steps, groups } = await oracle.look(image, { fresh: happened.length === 0 });
  for (const step of steps) saw(step);
  saw({ of: 'groups', names });
  for (const { sighting } of groups) saw({ of: 'group', ...sighting });
  return groups;
}
const until = (group: string, so: (image: GroupImage) => boolean) =>
  eventually(async () => {
    await look();
    const found = image.groups[group];
    return found !== undefined && so(found);
  });
const settled = (members: number) => (group: GroupImage) =>
  group.state === 'Stable' &&
  Object.values(group.shares).filter((share) => Object.keys(share).length > 0).length === members;
const kinds = (group: string) =>
  happened.flatMap((one) => ('group' in one && one.group === group ? [one] : []));

function consume(topic: string, group: string, assignor: string): ChildProcess {
  const { bootstrap, spawnTool } = scene();
  const consumer = spawnTool(
    'kafka-console-consumer',
    ...['--bootstrap-server', bootstrap, '--topic', topic, '--group', group, '--from-beginning'],
    ...['--consumer-property', `partition.assignment.strategy=org.apache.kafka.clients.consumer.${assignor}`],
    ...[
      '--consumer-property',
      'heartbeat.interval.ms=500',
      '--consumer-property',
      'auto.commit.interval.ms=500',
    ],
  );
  consumers.push(consumer);
  return consumer;
}
async function end(consumer: ChildProcess): Promise<void> {
  if (consumer.exitCode !== null || consumer.signalCode !== null) return;
  const gone = once(consumer, 'exit');
  consumer.kill('SIGTERM');
  await gone;
}

it('an eager group: generations, members, moves, offsets, as Kafka’s own tool tells them', async () => {
  await scene().createTopic('rails', '--partitions', '4', '--replication-factor', '3');
  await scene().produce(
    'rails',
    Array.from({ length: 40 }, (_, n) => `wagon ${n}`),
  );
  const first = consume('rails', 'eager', 'RangeAssignor');
  await until('eager', settled(1));
  const { generation } = image.groups.eager ?? { generation: null };
  expect(generation).toBe(1);
  expect(image.groups.eager).toMatchObject({ protocol: 'range', way: 'eager' });
  const second = consume('rails', 'eager', 'RangeAssignor');
  await until('eager', settled(2));
  expect(image.groups.eager?.generation).toBe(2);
  expect(image.groups.eager?.moved).toHaveLength(2);
  expect(kinds('eager').map((one) => (one.kind === 'group' ? one.state : one.kind))).toEqual(
    expect.arrayContaining(['member', 'PreparingRebalance', 'Stable', 'assignment']),
  );

  await eventually(async () => (await look()).some(({ offsets }) => sum(offsets) === 40));
  const told = await scene().tool('kafka-consumer-groups', ...described('eager'));
  const rows = told.split('\n').filter((line) => line.startsWith('eager '));
  const theirs = rows.map((row) => row.trim().split(/\s+/).slice(1, 7));
  const [mine] = (await look()).filter(({ sighting }) => sighting.group === 'eager');
  const owners = new Map(
    Object.entries(mine?.sighting.shares ?? {}).flatMap(([member, { rails = [] }]) =>
      rails.map((partition) => [partition, member] as const),
    ),
  );
  expect(
    mine?.offsets.map(({ topic, partition, committed, end }) => [
      ...[topic, String(partition), String(committed), String(end)],
      ...[String((end ?? NaN) - (committed ?? NaN)), owners.get(partition)],
    ]),
  ).toEqual(theirs.sort((a, b) => Number(a[1]) - Number(b[1])));

  await Promise.all([end(first), end(second)]);
  await until('eager', ({ state, members }) => state === 'Empty' && Object.keys(members).length === 0);
  const left = Object.values(image.groups.eager?.committed.rails ?? {});
  expect(left.reduce((all, offset) => all + offset, 0)).toBe(40);
  const servers = ['--bootstrap-server', scene().bootstrap];
  await scene().tool(
    'kafka-consumer-groups',
    ...[...servers, '--group', 'eager', '--reset-offsets', '--to-earliest', '--all-topics', '--execute'],
  );
  await eventually(async () => {
    await look();
    return kinds('eager').some(
      (one) => one.kind === 'offsets' && one.changes.length > 0 && one.changes.every(({ to }) => to === 0),
    );
  });
  await scene().tool('kafka-consumer-groups', ...servers, '--group', 'eager', '--delete');
  await eventually(async () => {
    await look();
    return image.groups.eager === undefined;
  });
});

it('a cooperative group: what moves is let go of in one generation and given in the next', async () => {
  await scene().createTopic('ties', '--partitions', '4', '--replication-factor', '3');
  consume('ties', 'together', 'CooperativeStickyAssignor');
  await until('together', settled(1));
  consume('ties', 'together', 'CooperativeStickyAssignor');
  await until('together', settled(2));
  const given = kinds('together').flatMap((one) => (one.kind === 'assignment' ? [one] : []));
  expect(given.map(({ generation }) => generation)).toEqual([1, 2, 3]);
  expect(given[1]?.moved.map(({ from, to }) => [from === null, to])).toEqual([
    [false, null],
    [false, null],
  ]);
  expect(given[2]?.moved.map(({ from }) => from)).toEqual([null, null]);
  expect(image.groups.together).toMatchObject({ protocol: 'cooperative-sticky', way: 'cooperative' });
  const [former] = Object.keys(given[0]?.shares ?? {});
  expect(image.groups.together?.moved.map(({ from }) => from)).toEqual([former, former]);
});

it('among more groups than are followed, one with members and one that an attempt needs', async () => {
  const brokers = ownBrokers(scene());
  const old = Array.from({ length: mostGroups + 5 }, (_, n) => `bygone-${n}`);
  await Promise.all([...old, 'needed'].map((group) => commit(brokers, group, 'ties')));
  await look();
  const followed = async () => (await look()).map(({ sighting }) => sighting.group);
  const before = await followed();
  expect(before).toHaveLength(mostGroups);
  expect(before).toContain('needed');
  expect(before).toContain('together');
  consume('ties', 'zealous', 'RangeAssignor');
  await until('zealous', settled(1));
  const after = await followed();
  expect(after).toHaveLength(mostGroups);
  expect(after.filter((group) => !group.startsWith('bygone')).sort()).toEqual([
    'needed',
    'together',
    'zealous',
  ]);
  brokers.close();
});

it('a group whose coordinator is away is unknown with its cause, the others are not', async () => {
  await scene().tool('kafka-consumer-groups', ...['--bootstrap-server', scene().bootstrap, '--list']);
  const [before] = (await look()).filter(({ sighting }) => sighting.group === 'together');
  const name = `kafka${before?.coordinator}` as 'kafka1';
  await scene().driver.kill(name);
  const found = (await look()).find(({ sighting }) => sighting.group === 'together');
  expect(found?.unknown).toMatch(/coordinator|no leader/);
  expect(image.groups.together?.state).toBe('Unknown');
  expect(Object.keys(image.groups.together?.shares ?? {})).toHaveLength(2);
  await until('together', ({ state }) => state !== 'Unknown');
  await scene().driver.start(name);
});

const described = (group: string) => [
  '--bootstrap-server',
  scene().bootstrap,
  '--describe',
  '--group',
  group,
];

function sum(offsets: GroupLook['offsets']): number {
  return offsets.reduce((all, { committed }) => all + (committed ?? 0), 0);
}
