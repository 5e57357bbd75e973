// Faults a check injects, and their healing, which happens whatever becomes of the check. One at a time.
import { brokerNames, isBroker, type NodeName, type PartitionState } from '@railyard/labs/kit';
import type { Logger } from 'pino';
import { RailyardError } from '../../protocol/index.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import type { TopicPartition, WatchedZooKeeper } from '../ports/oracles.ts';
import type { Topology } from '../topology.ts';
import { deferred, inParallel, messageOf, poll, unlessAborted } from './patience.ts';

export interface FaultParts {
  readonly zookeeper: WatchedZooKeeper;
  readonly driver: Pick<ClusterDriver, 'states' | 'start' | 'stop' | 'runTool'>;
  readonly topology: Pick<Topology, 'clientPorts'>;
  readonly log: Pick<Logger, 'info'>;
}

/** A partition as it was before the fault. */
type Before = TopicPartition & Pick<PartitionState, 'leader' | 'isr'>;

const settleWithinMs = 30_000;
const healWithinMs = 60_000;
const wordWithinMs = 5000;
/** ZooKeeper's own client for its four-letter words. */
const fourLetterWord = 'org.apache.zookeeper.client.FourLetterWordMain';

/** Fault injection with one lock for the whole seat. */
export function createFaults({ zookeeper, driver, topology, log }: FaultParts) {
  let last: Promise<unknown> = Promise.resolve();

  async function whileStopped<T>(node: NodeName, body: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const mine = deferred();
    const earlier = last;
    last = Promise.all([earlier, mine.promise]);
    try {
      await unlessAborted(earlier, signal);
      return await stopRunHeal(node, body, signal);
    } finally {
      mine.resolve();
    }
  }

  async function stopRunHeal<T>(node: NodeName, body: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { phase } = driver.states()[node];
    if (phase !== 'running') {
      throw new RailyardError('NODE_STATE', { node, state: phase, action: 'be stopped by this check' });
    }
    const before = await partitions(zookeeper);
    const id = isBroker(node) ? brokerNames.indexOf(node) + 1 : undefined;
    log.info({ node }, 'a check stops a node');
    try {
      await driver.stop(node, { signal });
      if (id === undefined) await untilServed(signal);
      else await untilLeft(id, before, signal);
      return await unlessAborted(body(), signal);
    } finally {
      if (takenOver(signal)) log.info({ node }, 'not healed: the nodes were taken over');
      else await heal(node, id, before);
    }
  }

  /** The ensemble answers again: it may have lost its leader. */
  async function untilServed(signal: AbortSignal): Promise<void> {
    await poll(async () => ((await zookeeper.controller()) ? true : undefined), {
      withinMs: settleWithinMs,
      signal,
      onTimeout: () => gaveUp('ZooKeeper, after one of its nodes was stopped,', settleWithinMs),
    });
  }

  /** Gone from ZooKeeper, and nothing that others can lead is still led by it. */
  async function untilLeft(id: number, before: readonly Before[], signal: AbortSignal): Promise<void> {
    const led = before.filter(({ leader, isr }) => leader === id && isr.length > 1);
    await poll(
      async () => {
        const live = await zookeeper.brokers();
        if (live.some((broker) => broker.id === id)) return undefined;
        const now = await statesOf(zookeeper, led);
        return now.every(({ leader }) => leader > 0 && leader !== id) ? true : undefined;
      },
      {
        withinMs: settleWithinMs,
        signal,
        onTimeout: () => gaveUp('An election after a broker was stopped', settleWithinMs),
      },
    );
  }

  /** Not bound to the check's signal: a cancelled check heals too. */
  async function heal(node: NodeName, id: number | undefined, before: readonly Before[]): Promise<void> {
    await driver.stop(node); // A stop that was cut short is seen through first.
    await driver.start(node);
    await poll(
      async () => {
        if (!(await (id === undefined ? inQuorum(node) : registered(id)))) return undefined;
        const now = await statesOf(zookeeper, before);
        const whole = now.every(({ isr, was }) => was.isr.every((member) => isr.includes(member)));
        return whole ? true : undefined;
      },
      {
        withinMs: healWithinMs,
        everyMs: 100,
        onTimeout: (failure) =>
          gaveUp(`${node}, stopped by a check,${failure ? ` (${messageOf(failure)})` : ''}`, healWithinMs),
      },
    );
    await giveLeadershipBack(before);
    log.info({ node }, 'healed');
  }

  async function registered(id: number): Promise<boolean> {
    return (await zookeeper.brokers()).some((one) => one.id === id);
  }

  /** By the node's own word: a leader or a follower serves. */
  async function inQuorum(node: NodeName): Promise<boolean> {
    const to = [fourLetterWord, node, String(topology.clientPorts[node]), 'srvr'];
    const { stdout } = await driver.runTool('kafka-run-class', to, { timeoutMs: wordWithinMs });
    return /^Mode: (leader|follower)$/m.test(stdout);
  }

  /** Only what the fault moved: an election of everything would also move what the learner left elsewhere. */
  async function giveLeadershipBack(before: readonly Before[]): Promise<void> {
    const moved = (await statesOf(zookeeper, before)).filter(
      ({ leader, was, replicas }) => leader !== was.leader && was.leader === replicas[0],
    );
    if (moved.length === 0) return;
    await zookeeper.electPreferredLeaders(moved.map(({ topic, partition }) => ({ topic, partition })));
    await poll(
      async () => {
        const now = await statesOf(
          zookeeper,
          moved.map(({ was }) => was),
        );
        return now.every(({ leader, was }) => leader === was.leader) ? true : undefined;
      },
      {
        withinMs: settleWithinMs,
        onTimeout: () => gaveUp('The return of the leaders', settleWithinMs),
      },
    );
  }

  return { whileStopped };
}

async function partitions(zookeeper: WatchedZooKeeper): Promise<readonly Before[]> {
  const found = await inParallel(await zookeeper.topics(), 16, async (topic) =>
    ((await zookeeper.topic(topic)) ?? []).map(({ partition, leader, isr }) => ({
      topic,
      partition,
      leader,
      isr,
    })),
  );
  return found.flat();
}

/** The present states of the given partitions; those deleted meanwhile are left out. */
async function statesOf(zookeeper: WatchedZooKeeper, wanted: readonly Before[]) {
  const topics = [...new Set(wanted.map(({ topic }) => topic))];
  const found = await inParallel(topics, 16, async (topic) => {
    const states = (await zookeeper.topic(topic)) ?? [];
    return wanted.flatMap((was) => {
      const state = was.topic === topic && states.find((one) => one.partition === was.partition);
      return state ? [{ ...state, topic, was }] : [];
    });
  });
  return found.flat();
}

/** A reset or a stop of the lab has the nodes now: starting one would work against it. */
export function takenOver(signal: AbortSignal): boolean {
  const { reason } = signal;
  return reason instanceof RailyardError && ['SEAT_RESET', 'CLUSTER_NOT_READY'].includes(reason.code);
}

function gaveUp(what: string, withinMs: number): RailyardError {
  return new RailyardError('START_TIMEOUT', { what, seconds: withinMs / 1000 });
}
