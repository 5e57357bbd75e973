// Faults a check injects, and their healing, which happens whatever becomes of the check. One at a time.
import { type BrokerName, brokerNames, type PartitionState } from '@railyard/labs/kit';
import type { Logger } from 'pino';
import { RailyardError } from '../../protocol/index.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import type { TopicPartition, WatchedZooKeeper } from '../ports/oracles.ts';
import { deferred, inParallel, messageOf, poll, unlessAborted } from './patience.ts';

export interface FaultParts {
  readonly zookeeper: WatchedZooKeeper;
  readonly driver: Pick<ClusterDriver, 'states' | 'start' | 'stop'>;
  readonly log: Pick<Logger, 'info'>;
}

/** A partition as it was before the fault. */
type Before = TopicPartition & Pick<PartitionState, 'leader' | 'isr'>;

const settleWithinMs = 30_000;
const healWithinMs = 60_000;

/** Fault injection with one lock for the whole seat. */
export function createFaults({ zookeeper, driver, log }: FaultParts) {
  let last: Promise<unknown> = Promise.resolve();

  async function whileStopped<T>(
    broker: BrokerName,
    body: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const mine = deferred();
    const earlier = last;
    last = Promise.all([earlier, mine.promise]);
    try {
      await unlessAborted(earlier, signal);
      return await stopRunHeal(broker, body, signal);
    } finally {
      mine.resolve();
    }
  }

  async function stopRunHeal<T>(broker: BrokerName, body: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { phase } = driver.states()[broker];
    if (phase !== 'running') {
      throw new RailyardError('NODE_STATE', {
        node: broker,
        state: phase,
        action: 'be stopped by this check',
      });
    }
    const id = brokerNames.indexOf(broker) + 1;
    const before = await partitions(zookeeper);
    log.info({ node: broker }, 'a check stops a broker');
    try {
      await driver.stop(broker, { signal });
      await untilLeft(id, before, signal);
      return await unlessAborted(body(), signal);
    } finally {
      if (takenOver(signal)) log.info({ node: broker }, 'not healed: the nodes were taken over');
      else await heal(broker, id, before);
    }
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
  async function heal(broker: BrokerName, id: number, before: readonly Before[]): Promise<void> {
    await driver.stop(broker); // A stop that was cut short is seen through first.
    await driver.start(broker);
    await poll(
      async () => {
        const live = await zookeeper.brokers();
        if (!live.some((one) => one.id === id)) return undefined;
        const now = await statesOf(zookeeper, before);
        const whole = now.every(({ isr, was }) => was.isr.every((member) => isr.includes(member)));
        return whole ? true : undefined;
      },
      {
        withinMs: healWithinMs,
        everyMs: 100,
        onTimeout: (failure) =>
          gaveUp(`${broker}, stopped by a check,${failure ? ` (${messageOf(failure)})` : ''}`, healWithinMs),
      },
    );
    await giveLeadershipBack(before);
    log.info({ node: broker }, 'healed');
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
function takenOver(signal: AbortSignal): boolean {
  const { reason } = signal;
  return reason instanceof RailyardError && ['SEAT_RESET', 'CLUSTER_NOT_READY'].includes(reason.code);
}

function gaveUp(what: string, withinMs: number): RailyardError {
  return new RailyardError('START_TIMEOUT', { what, seconds: withinMs / 1000 });
}
