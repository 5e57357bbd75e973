// What a look shows that the image did not have yet. Pure: the same look twice gives nothing the second time.
import type { ClusterImage, Happening, Leadership } from '@railyard/labs/kit';
import type { Sighting } from '../../ports/sighting.ts';
import { groupDifferences } from './group-differences.ts';

/** The happenings that lead from the image to what was seen, without causes. */
export function differences(image: ClusterImage, sighting: Sighting): readonly Happening[] {
  switch (sighting.of) {
    case 'brokers':
      return registrations(image.brokers ?? {}, sighting.sessions);
    case 'controller': {
      const { controller } = sighting;
      const controllerEpoch = sighting.epoch ?? image.controllerEpoch;
      if (controller === image.controller && controllerEpoch === image.controllerEpoch) return [];
      return [{ kind: 'controller', controller, before: image.controller, controllerEpoch }];
    }
    case 'topics': {
      const there = new Set(sighting.names);
      return Object.keys(image.topics)
        .filter((topic) => !there.has(topic))
        .map((topic) => ({ kind: 'topic', topic, replicas: null }));
    }
    case 'topic': {
      const { topic } = sighting;
      const replicas = sighting.replicas?.map((nodes) => [...nodes]) ?? null;
      return same(image.topics[topic]?.replicas ?? null, replicas)
        ? []
        : [{ kind: 'topic', topic, replicas }];
    }
    case 'partition':
      return partition(image, sighting);
    case 'topicConfig': {
      // Of a topic that is not followed nothing is told.
      const before = image.topics[sighting.topic]?.config;
      return before === undefined ? [] : config('topics', sighting.topic, before, sighting.values);
    }
    case 'settings': {
      const { entity, all } = sighting;
      const known = Object.keys(image.settings).filter((key) => key.startsWith(`${entity}/`));
      const names = new Set([...known.map((key) => key.slice(entity.length + 1)), ...Object.keys(all)]);
      return [...names].flatMap((name) =>
        config(entity, name, image.settings[`${entity}/${name}`] ?? {}, all[name] ?? {}),
      );
    }
    case 'acls': {
      const resources = new Set([...Object.keys(image.acls), ...Object.keys(sighting.all)]);
      return [...resources]
        .map((resource) => ({ resource, rules: [...(sighting.all[resource] ?? [])] }))
        .filter(({ resource, rules }) => !same(image.acls[resource] ?? [], rules))
        .map((change) => ({ kind: 'acl', ...change }));
    }
    case 'ensemble': {
      const { roles, quorum } = sighting;
      if (quorum === image.quorum && sameSettings(image.roles, roles)) return [];
      return [{ kind: 'ensemble', roles: { ...roles }, quorum }];
    }
    case 'groups': {
      const there = new Set(sighting.names);
      return Object.entries(image.groups)
        .filter(([group]) => !there.has(group))
        .flatMap(([group, before]) => groupDifferences(before, { ...before, group, state: 'Dead' }));
    }
    case 'group':
      return groupDifferences(image.groups[sighting.group], sighting);
    case 'offsets': {
      const { group, changes } = sighting;
      return changes.length === 0 ? [] : [{ kind: 'offsets', group, changes }];
    }
    case 'watch':
      return gap(image, 'groups', !sighting.watched);
    case 'deletions':
      return [];
    case 'contact':
      return gap(image, 'zookeeper', !sighting.has);
    case 'following':
      return following(image, sighting.topics);
  }
}

/** Opens or closes a gap, unless it is open or closed already. */
export function gap(
  image: ClusterImage,
  of: ClusterImage['gaps'][number],
  open: boolean,
): readonly Happening[] {
  return image.gaps.includes(of) === open ? [] : [{ kind: 'gap', of, open }];
}

/** What is not followed any more leaves the image: the last that was seen of it would be taken for the present. */
function following(image: ClusterImage, topics: readonly string[] | 'all'): readonly Happening[] {
  if (topics === 'all') return gap(image, 'partitions', false);
  const followed = new Set(topics);
  const left = Object.keys(image.topics).filter((topic) => !followed.has(topic));
  if (left.length === 0) return gap(image, 'partitions', true);
  return [{ kind: 'gap', of: 'partitions', open: true, left }];
}

function registrations(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly Happening[] {
  const gone = Object.entries(before).filter(([id, session]) => now[id] !== session);
  const come = Object.entries(now).filter(([id, session]) => before[id] !== session);
  const told = (registered: boolean) => (entry: [string, string]) =>
    ({ kind: 'broker', broker: Number(entry[0]), registered, session: entry[1] }) as const;
  return [...gone.map(told(false)), ...come.map(told(true))];
}

function partition(
  image: ClusterImage,
  { topic, partition, state }: Extract<Sighting, { of: 'partition' }>,
): readonly Happening[] {
  // A topic that went while its partition was being read.
  if (image.topics[topic] === undefined) return [];
  const before = image.topics[topic].states[partition] ?? null;
  if (before !== null && sameLeadership(before, state)) return [];
  return [{ kind: 'partition', topic, partition, ...state, isr: [...state.isr], before }];
}

function sameLeadership(one: Leadership, other: Leadership): boolean {
  return (
    one.leader === other.leader &&
    one.leaderEpoch === other.leaderEpoch &&
    one.isr.length === other.isr.length &&
    one.isr.every((broker) => other.isr.includes(broker))
  );
}

type Settings = Readonly<Record<string, string>>;

function config(
  entity: Extract<Happening, { kind: 'config' }>['entity'],
  name: string,
  before: Settings,
  values: Settings,
): readonly Happening[] {
  if (sameSettings(before, values)) return [];
  return [{ kind: 'config', entity, name, values: { ...values }, before: { ...before } }];
}

function sameSettings(one: Settings, other: Settings): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
