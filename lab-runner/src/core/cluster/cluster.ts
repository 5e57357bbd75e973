// The life of the cluster as a whole: start, stop, reset and acts on nodes. Knows no process, container or socket.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { type NodeAction, RailyardError } from '../../../protocol/index.ts';
import type { ClusterDriver, Disposable } from '../../ports/cluster-driver.ts';
import type { ConnectedKafka, WatchedZooKeeper } from '../../ports/oracles.ts';
import { createAnnouncer } from './announcer.ts';
import { baseline, differences, measure } from './fingerprint.ts';
import { actOnNode } from './node-actions.ts';
import { type Condition, conditionOf, nodesUp, type Operation } from './phase.ts';
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

export interface ResetResult {
  readonly epoch: number;
  readonly clean: boolean;
  readonly differences: readonly string[];
}

export interface ClusterParts {
  readonly driver: ClusterDriver;
  readonly zookeeper: WatchedZooKeeper;
  readonly kafka: ConnectedKafka;
  readonly epochs: { epoch(): number; setEpoch(epoch: number): void };
  /** Called when a reset begins, before any node is touched: checks are aborted, consoles told. */
  readonly onReset: (epoch: number) => Promise<void>;
  readonly onResetChange?: (state: 'begun' | 'done' | 'failed', way: 'soft' | 'hard') => void;
  /** Called before an act on a node that is allowed. */
  readonly onAct?: (node: NodeName, action: NodeAction) => void;
}

export interface Cluster {
  condition(): Condition;
  epoch(): number;
  onChange(listener: () => void): Disposable;
  start(options?: { signal?: AbortSignal; progress?: (event: StartProgress) => void }): Promise<void>;
  /** Polite stop of every node, brokers first; cancels a start under way. Data is kept. */
  stop(): Promise<void>;
  /** New data, new cluster id, epoch+1; a reset during a reset joins it, one during a start replaces it. */
  reset(): Promise<ResetResult>;
  act(node: NodeName, action: NodeAction): Promise<void>;
  dispose(): void;
}

/** One cluster on one driver. */
export function createCluster(parts: ClusterParts): Cluster {
  const { driver, zookeeper, kafka, epochs } = parts;
  const changes = createAnnouncer<void>();
  let operation: Operation | undefined;
  let failure: string | undefined;
  let starting: { done: Promise<void>; abort: AbortController } | undefined;
  let resetting: Promise<ResetResult> | undefined;
  const subscriptions = [
    driver.onChange(() => changes.announce()),
    zookeeper.onChange(() => changes.announce()),
  ];

  const situation = () => ({ states: driver.states(), facts: zookeeper.facts(), operation, failure });
  const enter = (next: Operation | undefined) => {
    operation = next;
    changes.announce();
  };

  async function bringUp(
    signal: AbortSignal,
    during: (stage: Operation) => void,
    progress: (event: StartProgress) => void,
  ): Promise<void> {
    during('starting');
    zookeeper.connect();
    const total = nodeNames.length;
    const report = () => {
      progress({ stage: 'nodes', text: conditionOf(situation()).message, done: nodesUp(situation()), total });
    };
    const reporting = changes.on(report);
    const chances = giveSecondChances(driver, signal, () => changes.announce());
    try {
      await Promise.all(nodeNames.map((name) => wake(driver, name, signal)));
      await until(() => controllerKnown(chances) && nodesUp(situation()) === total, {
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
      reporting.dispose();
    }
    during('warming');
    progress({
      stage: 'warming',
      text: conditionOf({ ...situation(), operation: 'warming' }).message,
      done: 0,
      total: 1,
    });
    await kafka.warmUp({ signal });
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

  function controllerKnown(chances: SecondChances): boolean {
    for (const name of nodeNames) {
      const state = driver.states()[name];
      if (state.phase === 'failed' && !chances.pending(name)) {
        throw new RailyardError('NODE_FAILED', { node: name, detail: state.detail });
      }
    }
    return zookeeper.facts().controller !== null;
  }

  async function cancelStart(reason: string): Promise<void> {
    starting?.abort.abort(new RailyardError('CLUSTER_NOT_READY', notReady('stopping', reason)));
    await starting?.done.catch(() => undefined);
  }

  async function runStart(signal: AbortSignal, progress: (event: StartProgress) => void): Promise<void> {
    failure = undefined;
    try {
      await bringUp(signal, enter, progress);
    } catch (error) {
      if (!signal.aborted) failure = sentenceOf(error);
      throw error;
    } finally {
      starting = undefined;
      enter(undefined);
    }
  }

  async function runReset(): Promise<ResetResult> {
    failure = undefined;
    const epoch = epochs.epoch() + 1;
    enter('resetting');
    try {
      await cancelStart('The cluster is being reset.');
      enter('resetting');
      epochs.setEpoch(epoch);
      parts.onResetChange?.('begun', 'hard');
      await parts.onReset(epoch);
      await Promise.all([kafka.close(), zookeeper.close()]);
      await Promise.all(nodeNames.map((name) => driver.kill(name)));
      await driver.wipe();
      await bringUp(
        new AbortController().signal,
        () => undefined,
        () => undefined,
      );
      const found = differences(baseline, await measure(zookeeper, kafka));
      parts.onResetChange?.('done', 'hard');
      return { epoch, clean: found.length === 0, differences: found };
    } catch (error) {
      parts.onResetChange?.('failed', 'hard');
      failure = sentenceOf(error);
      throw error;
    } finally {
      resetting = undefined;
      enter(undefined);
    }
  }

  return {
    condition: () => conditionOf(situation()),
    epoch: () => epochs.epoch(),
    onChange: (listener) => changes.on(listener),

    start({ signal, progress } = {}) {
      if (starting !== undefined) return starting.done;
      const abort = new AbortController();
      const either = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
      const done = runStart(either, progress ?? (() => undefined));
      starting = { done, abort };
      return done;
    },

    async stop() {
      await resetting?.catch(() => undefined);
      await cancelStart('The lab is stopping.');
      enter('stopping');
      try {
        await kafka.close();
        const brokersFirst = [...nodeNames].reverse();
        const brokers = brokersFirst.filter((name) => name.startsWith('kafka'));
        await Promise.all(brokers.map((name) => driver.stop(name)));
        await zookeeper.close();
        await Promise.all(brokersFirst.map((name) => driver.stop(name)));
      } finally {
        enter(undefined);
      }
    },

    reset() {
      resetting ??= runReset();
      return resetting;
    },

    async act(node, action) {
      if (operation !== undefined) {
        throw new RailyardError('CLUSTER_NOT_READY', notReady(operation, conditionOf(situation()).message));
      }
      await actOnNode(driver, node, action, () => parts.onAct?.(node, action));
    },

    dispose() {
      subscriptions.forEach((subscription) => subscription.dispose());
    },
  };
}

async function wake(driver: ClusterDriver, name: NodeName, signal: AbortSignal): Promise<void> {
  if (driver.states()[name].phase === 'paused') await driver.resume(name);
  await driver.start(name, { signal });
}

function notReady(phase: string, detail: string) {
  return { phase, detail, remedy: 'Wait until it is ready and try again.' };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
