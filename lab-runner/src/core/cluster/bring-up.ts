// Bringing the six nodes up and warming them: the common part of a start and of both resets. Knows no epoch.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { CleanableKafka, CleanableZooKeeper } from '../../ports/clean-up.ts';
import type { ClusterDriver } from '../../ports/cluster-driver.ts';
import type { Announcer } from './announcer.ts';
import { allowElections } from './allow-elections.ts';
import { conditionOf, nodesUp, type Situation } from './phase.ts';
import { giveSecondChances, type SecondChances } from './second-chance.ts';
import { until } from './until.ts';

/** Milliseconds six nodes may take on a slow machine. */
const startWithinMs = 120_000;
const fullReplicationWithinMs = 60_000;

export interface StartProgress {
  readonly stage: 'nodes' | 'warming';
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

export interface BringUp {
  readonly driver: ClusterDriver;
  readonly zookeeper: CleanableZooKeeper;
  readonly kafka: CleanableKafka;
  readonly changes: Announcer<void>;
  readonly situation: () => Situation;
  readonly signal: AbortSignal;
  readonly progress: (event: StartProgress) => void;
}

/** Resolves when every node runs, every broker is registered and one of them is the controller; what keeps them from electing one is taken away. */
export async function wakeNodes(parts: BringUp): Promise<void> {
  const { driver, zookeeper, changes, situation, signal, progress } = parts;
  zookeeper.connect();
  const total = nodeNames.length;
  const report = () => {
    const text = conditionOf(situation()).message;
    progress({ stage: 'nodes', text, done: nodesUp(situation()), total });
  };
  const reporting = changes.on(report);
  const elections = allowElections(zookeeper, changes);
  const chances = giveSecondChances(driver, signal, () => changes.announce());
  try {
    await Promise.all(nodeNames.map((name) => wake(driver, name, signal)));
    await until(() => controllerKnown(parts, chances) && nodesUp(situation()) === total, {
      subscribe: (listener) => changes.on(listener),
      withinMs: startWithinMs,
      signal,
      onTimeout: () =>
        new RailyardError('START_TIMEOUT', {
          what: `The cluster (${nodesUp(situation())} of ${total} nodes)`,
          seconds: startWithinMs / 1000,
        }),
    });
  } finally {
    chances.dispose();
    elections.dispose();
    reporting.dispose();
  }
}

/** A first record, group and transaction; resolves when every replica is in sync. `onTopic` is called when their topic is there. */
export async function warm(parts: BringUp, onTopic?: () => void): Promise<void> {
  const { zookeeper, kafka, changes, situation, signal, progress } = parts;
  const text = conditionOf({ ...situation(), operation: 'warming' }).message;
  progress({ stage: 'warming', text, done: 0, total: 1 });
  await kafka.warmUp({ signal, onTopic });
  await until(() => zookeeper.facts().underReplicated === 0, {
    subscribe: (listener) => changes.on(listener),
    withinMs: fullReplicationWithinMs,
    signal,
    onTimeout: () =>
      new RailyardError('START_TIMEOUT', {
        what: 'Full replication',
        seconds: fullReplicationWithinMs / 1000,
      }),
  });
  progress({ stage: 'warming', text: 'The record came back.', done: 1, total: 1 });
}

function controllerKnown({ driver, zookeeper }: BringUp, chances: SecondChances): boolean {
  for (const name of nodeNames) {
    const state = driver.states()[name];
    if (state.phase === 'failed' && !chances.pending(name)) {
      throw new RailyardError('NODE_FAILED', { node: name, detail: state.detail });
    }
  }
  return zookeeper.facts().controller !== null;
}

async function wake(driver: ClusterDriver, name: NodeName, signal: AbortSignal): Promise<void> {
  const { phase } = driver.states()[name];
  if (phase === 'paused') await driver.resume(name);
  if (phase === 'cut') await driver.heal(name);
  await driver.start(name, { signal });
}
