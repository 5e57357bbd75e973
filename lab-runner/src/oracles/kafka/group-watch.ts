// A look at all consumer groups: state and members as their coordinators say, generations, assignments and offsets as these have
// written them down, ends as the leaders say. Never joins a group. Uses connections of its own: a late answer closes one.
import type { ClusterImage } from '@railyard/labs/kit';
import { type GroupLook, type GroupsLook, type GroupsOracle, mostGroups } from '../../ports/groups.ts';
import type { GroupSighting } from '../../ports/sighting.ts';
import type { Topology } from '../../topology.ts';
import { follow } from '../followed.ts';
import { type Brokers, createBrokers } from './brokers.ts';
import { describe, type Described, type Listed, listOf } from './group-coordinators.ts';
import type { GroupStep, LoggedGroup } from './group-log.ts';
import { createGroupReaders } from './group-readers.ts';
import { lastOf, partitionsOf, sightingOf, sightingsOf } from './group-sightings.ts';
import { offsetsTopic } from './groups.ts';
import { groupPartition } from './leaders.ts';
import { ask, consumer, key, type Offsets } from './positions.ts';

export interface GroupWatchOptions {
  readonly topology: Pick<Topology, 'brokers'>;
  readonly bind: string;
  readonly password: string;
  /** The groups of the attempts under way are followed before others; of these, those with members first. */
  readonly favoured?: () => ReadonlySet<string>;
}

/** Connects when first asked. */
export function createGroupWatch(options: GroupWatchOptions): GroupsOracle {
  const { topology, bind, password, favoured = () => new Set() } = options;
  const addresses = new Map(
    topology.brokers.map(({ id, name, internal }) => [id, { name, host: bind, port: internal }]),
  );
  const brokers = createBrokers(addresses, { user: 'railyard', password });
  const readers = createGroupReaders(brokers);
  let epoch: number | undefined;
  /** The groups of the look before, and those of them that are followed. */
  let known: readonly string[] = [];
  let followed: readonly string[] = [];

  return {
    async look(image, { fresh }) {
      if (image.epoch !== epoch) forget();
      epoch = image.epoch;
      const leaders = leadersIn(image);
      if (leaders === undefined) return nothingOf(image);
      const lists = await each(image, leaders, (id) => listOf(brokers, id));
      const coordinatorOf = (group: string) => leaders[groupPartition(group, leaders.length)] ?? -1;
      /** Why nothing is known of a group now. */
      const silent = (group: string): string | undefined => {
        const leader = coordinatorOf(group);
        if (leader < 0)
          return `${offsetsTopic}-${groupPartition(group, leaders.length)}, which keeps it, has no leader`;
        return lists.get(leader)?.refused;
      };
      const listed = [...lists].flatMap(([id, { names }]) =>
        names.filter((group) => coordinatorOf(group) === id),
      );
      const names = [...new Set([...listed, ...known.filter((group) => silent(group) !== undefined)])].sort();
      known = names;
      const first = favoured();
      // Of the others, whoever had members a look ago before those of whom only offsets are left.
      const staffed = (group: string) => {
        const logged = readers.log(groupPartition(group, leaders.length))?.groups.get(group);
        return (logged?.stored?.members.length ?? 0) > 0;
      };
      followed = follow(names, {
        most: mostGroups,
        favoured: (name) => first.has(name),
        before: [...names.filter(staffed), ...followed],
      });

      const answering = [...lists].filter(([, { refused }]) => refused === undefined).map(([id]) => id);
      const described = new Map<string, Described>();
      const steps: GroupStep[] = [];
      await Promise.all(
        answering.map(async (id) => {
          const mine = listed.filter((group) => coordinatorOf(group) === id && followed.includes(group));
          // First what is in memory, then what is written: then what is written is never older.
          for (const [group, one] of await describe(brokers, id, mine)) described.set(group, one);
          const partitions = leaders.flatMap((leader, partition) => (leader === id ? [partition] : []));
          steps.push(...(await readers.read(id, partitions).catch(() => [])));
        }),
      );

      const told = fresh ? [] : steps.filter(({ group }) => followed.includes(group));
      const newer = new Set(told.filter(({ of }) => of !== 'offsets').map(({ group }) => group));
      const found = [...followed].sort().flatMap((group) => {
        const logged = readers.log(groupPartition(group, leaders.length))?.groups.get(group);
        const unknown =
          silent(group) ?? (described.has(group) ? undefined : 'its coordinator gave no answer');
        const one = newer.has(group) ? undefined : described.get(group);
        const sighting = unknown === undefined ? sightingOf(group, one, logged) : lastOf(group, image);
        // It was deleted after it had been listed.
        if (newer.has(group) && logged?.stored === undefined) return [];
        return [{ group, unknown, logged, sighting }];
      });
      const ends = await endsOf(brokers, image, found);
      const groups = found.map(({ group, unknown, logged, sighting }): GroupLook => {
        const leader = coordinatorOf(group);
        const offsets = partitionsOf(logged, sighting).map(([topic, partition]) => ({
          topic,
          partition,
          committed: logged?.offsets.get(key(topic, partition)) ?? null,
          end: ends.get(key(topic, partition)) ?? null,
        }));
        return { sighting, unknown, coordinator: leader < 0 ? null : leader, offsets };
      });
      return { names, steps: told.flatMap((step) => sightingsOf(step)), groups };
    },
    close: () => brokers.close(),
  };

  function forget(): void {
    readers.clear();
    [known, followed] = [[], []];
  }

  function nothingOf(image: ClusterImage): GroupsLook {
    const cause = image.gaps.includes('partitions')
      ? `there are more topics than are followed, and ${offsetsTopic} is not among them`
      : image.gaps.includes('zookeeper') || image.gaps.includes('all')
        ? 'ZooKeeper does not answer: who coordinates them is not known'
        : undefined;
    if (cause === undefined) forget();
    return { cause, names: [...known], steps: [], groups: [] };
  }
}

/** Who leads each partition of `__consumer_offsets`; `undefined` while there is no such topic, and so no group. */
function leadersIn({ topics }: ClusterImage): readonly number[] | undefined {
  const topic = topics[offsetsTopic];
  if (topic === undefined || topic.replicas.length === 0) return undefined;
  return topic.replicas.map((_, partition) => topic.states[String(partition)]?.leader ?? -1);
}

async function each(
  { nodes }: ClusterImage,
  leaders: readonly number[],
  list: (id: number) => Promise<Listed>,
): Promise<ReadonlyMap<number, Listed>> {
  const ids = [...new Set(leaders)].filter((id) => id >= 0);
  const answers = ids.map(async (id) => {
    const phase = nodes[`kafka${id}`]?.phase;
    // A stopped or frozen broker only costs time.
    if (phase !== 'running')
      return [id, { names: [], refused: `kafka${id}, its coordinator, is ${phase}` }] as const;
    return [id, await list(id)] as const;
  });
  return new Map(await Promise.all(answers));
}

async function endsOf(
  brokers: Brokers,
  image: ClusterImage,
  found: readonly { readonly logged: LoggedGroup | undefined; readonly sighting: GroupSighting }[],
): Promise<Offsets> {
  const wanted = new Map<number, Map<string, { topic: string; partition: number }>>();
  for (const { logged, sighting } of found)
    for (const [topic, partition] of partitionsOf(logged, sighting)) {
      const leader = image.topics[topic]?.states[String(partition)]?.leader ?? -1;
      if (leader < 0 || image.nodes[`kafka${leader}`]?.phase !== 'running') continue;
      const places = wanted.get(leader) ?? new Map();
      wanted.set(leader, places.set(key(topic, partition), { topic, partition }));
    }
  const answers = await Promise.all(
    [...wanted].map(([id, places]) => ask(brokers, id, consumer, [...places.values()])),
  );
  return new Map(answers.flatMap((offsets) => [...offsets]));
}
