// Everything a check could leave behind in a cluster, as comparable lines.
import type { ConnectedKafka, WatchedZooKeeper } from '../../ports/oracles.ts';

/** One line per topic setting, partition state, offset, group and commit; equal before and after a check that leaves no trace. */
export async function traceOf(
  zookeeper: WatchedZooKeeper,
  kafka: ConnectedKafka,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const topic of [...(await zookeeper.topics())].sort()) {
    for (const [name, value] of Object.entries(await zookeeper.topicConfig(topic))) {
      lines.push(`${topic}: ${name}=${value}`);
    }
    for (const state of (await zookeeper.topic(topic)) ?? []) {
      const isr = [...state.isr].sort();
      lines.push(
        `${topic}-${state.partition}: leader ${state.leader}, replicas ${state.replicas}, in sync ${isr}`,
      );
    }
    // Kafka's own topics grow by themselves; what a check could write there shows as groups and commits below.
    if (topic.startsWith('__')) continue;
    for (const { partition, low, high } of await kafka.offsets(topic)) {
      lines.push(`${topic}-${partition}: offsets ${low} to ${high}`);
    }
  }
  for (const group of [...(await kafka.groups())].sort()) {
    lines.push(`group ${group}: ${(await kafka.group(group)).state}`);
    for (const { topic, partition, offset } of await kafka.committed(group)) {
      lines.push(`group ${group}: ${topic}-${partition} committed ${offset}`);
    }
  }
  for (const path of [
    '/',
    '/brokers/ids',
    '/config/clients',
    '/config/users',
    '/config/brokers',
    '/kafka-acl/Topic',
  ]) {
    lines.push(`${path}: ${[...((await zookeeper.children(path)) ?? [])].sort().join(' ')}`);
  }
  return lines.sort();
}

/** Lines only one of both has, marked − (before) and + (after). */
export function traceDifference(before: readonly string[], after: readonly string[]): readonly string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `− ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

/**
 * The difference without what the topics and groups of other exercises do by themselves: records age, members time out.
 * A topic or group that was not there before is told, whoever's it is, and so is every change in one that is named by `own`.
 */
export function ownDifference(
  before: readonly string[],
  after: readonly string[],
  own: readonly string[],
): readonly string[] {
  const known = new Set(before.map(subjectOf));
  return traceDifference(before, after).filter((marked) => {
    const subject = subjectOf(marked.slice(2));
    return subject.startsWith('/') || !known.has(subject) || own.some((name) => subject.includes(name));
  });
}

const subjectOf = (line: string): string => line.slice(0, line.indexOf(': '));
