// The soft reset: everything a learner made is taken away from a cluster that stays. Decides neither whether nor what if not.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import { type BringUp, wakeNodes, warm } from './bring-up.ts';
import { baseline, differences, measure, overridesIn } from './fingerprint.ts';
import { configEntities, isStrange, permissions, znodeTree } from './fresh-znodes.ts';
import { freshOverrides, internalTopics } from './internal-topics.ts';
import { eventually } from './patience.ts';
import type { Situation } from './phase.ts';

export interface SoftReset extends BringUp {
  /** Tells a person what is being done: `removing 3 topics`. */
  readonly say: (doing: string) => void;
}

/** Above this, wiping is faster than deleting. */
const manyTopics = 500;
const wholeWithinMs = 40_000;

/** Why a soft reset makes no sense in this situation, in words; `undefined` when it does. */
export function whyNotSoft({ states, facts }: Situation): string | undefined {
  const ensemble = nodeNames.filter((name) => name.startsWith('zookeeper'));
  const running = ensemble.filter((name) => states[name].phase === 'running').length;
  if (running * 2 < ensemble.length) {
    return `ZooKeeper has no quorum: ${running} of its ${ensemble.length} nodes ${running === 1 ? 'runs' : 'run'}`;
  }
  for (const name of nodeNames) {
    const state = states[name];
    if (state.phase === 'failed') return `${name} failed (${state.detail})`;
  }
  const [gone] = facts.missingInternal ?? [];
  if (gone !== undefined) return `Kafka's own topic ${gone} is gone`;
  if ((facts.topics ?? 0) > manyTopics) return `there are ${facts.topics} topics`;
  return undefined;
}

/** Resolves with what is still different from a fresh cluster. Rejects when a part could not be done or measured. */
export async function softReset(parts: SoftReset): Promise<readonly string[]> {
  const { driver, zookeeper, kafka, signal, say } = parts;
  const down = nodeNames.filter((name) => driver.states()[name].phase !== 'running');
  if (down.length > 0) say(`starting ${list(down)}`);
  await wakeNodes(parts);
  await leadersBack(parts);
  // An election has moved groups and transactions: none of them may be overlooked on its way.
  await kafka.coordinatorsReady(signal);

  // What is under way holds topics and offsets: it is ended before anything is removed.
  const [topics, groups, tree] = await Promise.all([
    zookeeper.topics(),
    kafka.groups(),
    znodeTree(zookeeper.children),
    kafka.cancelReassignments(signal),
    kafka.abortTransactions(signal),
  ]);
  const own = topics.filter((name) => internalTopics.every((internal) => internal.name !== name));
  const goWithTheirTopic = new Set(own.map((topic) => `topics/${topic}`));
  const settings = configEntities(tree).filter((entity) => !goWithTheirTopic.has(entity));
  say(`removing ${removed(own.length, groups.length)}`);
  // First what takes a moment: brokers that throw away topics answer late, and no quota may meet the first writes.
  await Promise.all([
    kafka.removeGroups(signal),
    permissions(tree).length > 0 ? kafka.removePermissions(signal) : undefined,
    freshSettings(parts, settings),
    removeStrangeZnodes(parts, tree),
  ]);
  await warmWhileRemoving(parts, own);
  say('measuring what is left');
  return settled(parts);
}

/** The first writes need no topic to be gone; but their own must be made before the controller is busy with the others. */
async function warmWhileRemoving(parts: SoftReset, topics: readonly string[]): Promise<void> {
  let onTopic = () => {};
  const made = new Promise<void>((resolve) => (onTopic = resolve));
  const warmed = warm({ ...parts, progress: () => undefined }, onTopic);
  const rid = Promise.race([made, warmed]).then(() => parts.kafka.removeTopics(topics, parts.signal));
  await Promise.all([warmed, rid]);
}

/** Leads every partition of Kafka's own topics from its preferred broker, once all replicas are in sync. */
async function leadersBack({ zookeeper, signal }: SoftReset): Promise<void> {
  const away = await eventually(
    async () => {
      const all = await Promise.all(
        internalTopics.map(async ({ name }) =>
          ((await zookeeper.topic(name)) ?? []).map((partition) => ({ topic: name, ...partition })),
        ),
      );
      const partitions = all.flat();
      const whole = partitions.every(
        ({ isr, replicas, leader }) => leader > 0 && isr.length >= replicas.length,
      );
      return whole ? partitions.filter(({ leader, replicas }) => leader !== replicas[0]) : undefined;
    },
    {
      withinMs: wholeWithinMs,
      signal,
      onTimeout: () =>
        unfinished(`Kafka's own topics did not get all replicas in sync within ${wholeWithinMs / 1000} s`),
    },
  );
  if (away.length > 0) await zookeeper.electPreferredLeaders(away);
}

/** Innermost first, so that a user's clients are told before the user goes. */
async function freshSettings({ zookeeper, signal }: SoftReset, entities: readonly string[]): Promise<void> {
  for (const entity of entities) {
    signal.throwIfAborted();
    const wanted = freshOverrides(entity);
    const node = await zookeeper.get(`/config/${entity}`);
    if (node !== undefined && same(overridesIn(node.data), wanted) && Object.keys(wanted).length > 0)
      continue;
    await zookeeper.setOverrides(entity, wanted);
  }
}

async function removeStrangeZnodes({ zookeeper, signal }: SoftReset, tree: readonly string[]): Promise<void> {
  for (const path of tree.filter(isStrange)) {
    signal.throwIfAborted();
    await zookeeper.remove(path);
  }
}

/** Measured until it is clean, for two seconds: replicas and folders come to rest. What cannot be measured then is thrown. */
export async function settled(parts: SoftReset): Promise<readonly string[]> {
  const end = performance.now() + 2000;
  const look = async () => {
    const late = performance.now() > end;
    const found = await measure(parts).catch((error: unknown) => {
      if (late || parts.signal.aborted) throw error;
    });
    if (found === undefined) return undefined;
    const left = differences(baseline, found);
    return left.length === 0 || late ? left : undefined;
  };
  const onTimeout = () => unfinished('the cluster could not be measured');
  return eventually(look, { withinMs: 30_000, signal: parts.signal, onTimeout });
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const text = (overrides: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(overrides).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}

function removed(topics: number, groups: number): string {
  if (topics + groups === 0) return 'what was left';
  const counted = (count: number, what: string) =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
  return [...counted(topics, 'topic'), ...counted(groups, 'group')].join(' and ');
}

function list(names: readonly NodeName[]): string {
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function unfinished(detail: string): RailyardError {
  return new RailyardError('RESET_UNFINISHED', { detail });
}
