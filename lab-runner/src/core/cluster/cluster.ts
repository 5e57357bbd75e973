// The life of the cluster as a whole: start, stop, reset and acts on nodes. Knows no process, container or socket.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { type NodeAction, RailyardError, type ResetWay } from '../../../protocol/index.ts';
import type { CleanableKafka, CleanableZooKeeper } from '../../ports/clean-up.ts';
import type { ClusterDriver, Disposable } from '../../ports/cluster-driver.ts';
import { createAnnouncer } from './announcer.ts';
import { type StartProgress, wakeNodes, warm } from './bring-up.ts';
import { actOnNode } from './node-actions.ts';
import { type Condition, conditionOf, type Operation, type Situation } from './phase.ts';
import { createResets, type ResetParts, type ResetResult } from './reset.ts';

export type { StartProgress } from './bring-up.ts';
export type { ResetResult } from './reset.ts';

/** Milliseconds after which a soft reset is given up; a broker that was killed takes eight of them. */
const softWithinMs = 15_000;

export interface ClusterParts extends Pick<ResetParts, 'epochs' | 'marker' | 'onReset' | 'onResetChange'> {
  readonly driver: ClusterDriver;
  readonly zookeeper: CleanableZooKeeper;
  readonly kafka: CleanableKafka;
  readonly softWithinMs?: number;
  /** Called before an act on a node that is allowed. */
  readonly onAct?: ((node: NodeName, action: NodeAction) => void) | undefined;
}

export interface Cluster {
  condition(): Condition;
  epoch(): number;
  onChange(listener: () => void): Disposable;
  /** A start finishes what a reset left half done, and waits for a reset that is under way or takes its place. */
  start(options?: { signal?: AbortSignal; progress?: (event: StartProgress) => void }): Promise<void>;
  /** Polite stop of every node, brokers first; cancels a start or reset under way. Data is kept. */
  stop(): Promise<void>;
  /** A cluster as good as new, epoch+1; see `ResetWay`. A reset during a reset joins it, one during a start replaces it. */
  reset(way?: ResetWay): Promise<ResetResult>;
  act(node: NodeName, action: NodeAction): Promise<void>;
  dispose(): void;
}

/** One cluster on one driver. */
export function createCluster(parts: ClusterParts): Cluster {
  const { driver, zookeeper, kafka, epochs } = parts;
  const changes = createAnnouncer<void>();
  let operation: Operation | undefined;
  let doing: string | undefined;
  let failure: string | undefined;
  let stopping = false;
  /** `done` is the start itself, `joined` what its callers wait for: also the reset that took its place. */
  let starting: { done: Promise<void>; joined: Promise<void>; abort: AbortController } | undefined;
  const subscriptions = [
    driver.onChange(() => changes.announce()),
    zookeeper.onChange(() => changes.announce()),
  ];

  const situation = (): Situation => ({
    ...{ states: driver.states(), facts: zookeeper.facts() },
    ...{ operation, doing, failure },
  });
  const enter = (next: Operation | undefined, what?: string) => {
    operation = next;
    doing = what;
    changes.announce();
  };
  const bringUp = { driver, zookeeper, kafka, changes, situation };
  const resets = createResets({
    ...bringUp,
    ...{ epochs, marker: parts.marker, onReset: parts.onReset, onResetChange: parts.onResetChange },
    softWithinMs: parts.softWithinMs ?? softWithinMs,
    cancelStart: () => cancelStart('The cluster is being reset.'),
    say: (what) => enter(what === undefined ? undefined : 'resetting', what),
  });

  async function cancelStart(reason: string): Promise<void> {
    starting?.abort.abort(new RailyardError('CLUSTER_NOT_READY', notReady('stopping', reason)));
    await starting?.done.catch(() => undefined);
  }

  async function runStart(signal: AbortSignal, progress: (event: StartProgress) => void): Promise<void> {
    failure = undefined;
    try {
      enter('starting');
      await wakeNodes({ ...bringUp, signal, progress });
      enter('warming');
      await warm({ ...bringUp, signal, progress });
    } catch (error) {
      if (!signal.aborted) failure = sentenceOf(error);
      throw error;
    } finally {
      starting = undefined;
      // A reset that took the place of this start has said what it is doing.
      if (resets.running() === undefined) enter(undefined);
    }
  }

  async function runReset(way: ResetWay): Promise<ResetResult> {
    failure = undefined;
    try {
      return await resets.run(way);
    } catch (error) {
      if (!stopping) failure = sentenceOf(error);
      throw error;
    }
  }

  /** Forwards what a reset does to whoever waits for a start. */
  async function startByReset(
    way: ResetWay | undefined,
    signal: AbortSignal | undefined,
    progress: (event: StartProgress) => void,
  ): Promise<void> {
    const report = () =>
      progress({ stage: 'nodes', text: conditionOf(situation()).message, done: 0, total: nodeNames.length });
    const reporting = changes.on(report);
    const cancel = () => void resets.cancel(stopped());
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      await (way === undefined ? resets.running() : runReset(way));
      signal?.throwIfAborted();
    } finally {
      signal?.removeEventListener('abort', cancel);
      reporting.dispose();
    }
  }

  return {
    condition: () => conditionOf(situation()),
    epoch: () => epochs.epoch(),
    onChange: (listener) => changes.on(listener),

    start({ signal, progress = () => undefined } = {}) {
      if (starting !== undefined) return starting.joined;
      if (resets.running() !== undefined) return startByReset(undefined, signal, progress);
      if (parts.marker.isSet()) return startByReset('hard', signal, progress);
      const abort = new AbortController();
      const either = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
      const done = runStart(either, progress);
      const joined = done.catch((error: unknown) => {
        if (resets.running() === undefined) throw error;
        return startByReset(undefined, signal, progress);
      });
      starting = { done, joined, abort };
      return joined;
    },

    async stop() {
      stopping = true;
      await resets.cancel(stopped());
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
        stopping = false;
        enter(undefined);
      }
    },

    reset: (way = 'auto') => runReset(way),

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

function stopped(): RailyardError {
  return new RailyardError('CLUSTER_NOT_READY', notReady('stopping', 'The lab is stopping.'));
}

function notReady(phase: string, detail: string) {
  return { phase, detail, remedy: 'Wait until it is ready and try again.' };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
