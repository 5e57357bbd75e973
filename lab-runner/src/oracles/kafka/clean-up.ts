// Taking away what learners made, each thing through the broker that keeps it. Knows no baseline.
import type { WatchedZooKeeper } from '../../ports/oracles.ts';
import { RailyardError } from '../../../protocol/index.ts';
import { messageOf, poll } from '../patience.ts';
import { type Brokers, patiently } from './brokers.ts';
import { coordinatorOf, describeGroup, listGroups, offsetsTopic } from './groups.ts';
import { wire } from './wire.ts';
import { type TransactionListing, wireCancelReassignments, wireListTransactions } from './wire-admin.ts';

export interface CleanUp {
  readonly zookeeper: WatchedZooKeeper;
  readonly brokers: Brokers;
  readonly signal: AbortSignal;
}

const withinMs = 20_000;

/** What a transaction's coordinator calls one that has ended, or has not begun. */
const ended = ['Empty', 'CompleteCommit', 'CompleteAbort', 'Dead'];

interface OpenTransaction extends TransactionListing {
  readonly coordinator: number;
}

export async function openTransactions(parts: Omit<CleanUp, 'signal'>): Promise<readonly OpenTransaction[]> {
  const live = await parts.zookeeper.brokers();
  const lists = await Promise.all(
    live.map(async ({ id }) =>
      (await parts.brokers.send(id, wireListTransactions())).map((one) => ({ ...one, coordinator: id })),
    ),
  );
  return lists.flat().filter(({ state }) => !ended.includes(state));
}

/** Fences each producer: its coordinator aborts what it had begun and writes the markers. It knows the id until that expires (`transactional.id.expiration.ms`, a week): no request makes it forget. */
export async function abortTransactions({ signal, ...parts }: CleanUp): Promise<void> {
  await poll(
    async () => {
      const open = await openTransactions(parts);
      await Promise.all(
        open
          .filter(({ state }) => state === 'Ongoing')
          .map(async ({ transactionalId, coordinator }) => {
            const fence = wire('InitProducerId', { transactionalId, transactionTimeout: 10_000 });
            // It is refused for as long as the abort is under way: the next look tells.
            await parts.brokers.send(coordinator, fence).catch(() => undefined);
          }),
      );
      return open.length === 0 ? true : undefined;
    },
    { withinMs, everyMs: 20, signal, onTimeout: gaveUp('The end of open transactions') },
  );
}

export async function cancelReassignments({ zookeeper, brokers, signal }: CleanUp): Promise<void> {
  await poll(
    async () => {
      const controller = await zookeeper.controller();
      if (controller === undefined) return undefined;
      const { topics } = await brokers.send(
        controller.id,
        wire('ListPartitionReassignments', { topics: null }),
      );
      if (topics.length === 0) return true;
      await brokers.send(controller.id, wireCancelReassignments(topics));
      return undefined;
    },
    { withinMs, signal, onTimeout: gaveUp('The end of moving partitions') },
  );
}

/** Members that stay although their consoles are closed are taken out; whoever joins again keeps this from ending. */
export async function removeGroups({ zookeeper, brokers, signal }: CleanUp): Promise<void> {
  let left: readonly string[] = [];
  await poll(
    async () => {
      left = await listGroups(zookeeper, brokers);
      if (left.length === 0) return true;
      // Read once for all of them.
      const partitions = await zookeeper.topic(offsetsTopic);
      const where = { brokers: () => zookeeper.brokers(), topic: async () => partitions };
      await Promise.all(left.map((group) => removeGroup(where, brokers, group)));
      return undefined;
    },
    {
      withinMs,
      everyMs: 20,
      signal,
      onTimeout: (failure) =>
        gaveUp(`The removal of the groups ${left.join(', ')} (is a client outside of the consoles running?)`)(
          failure,
        ),
    },
  );
}

async function removeGroup(
  where: Pick<WatchedZooKeeper, 'topic' | 'brokers'>,
  brokers: Brokers,
  group: string,
): Promise<void> {
  const coordinator = await coordinatorOf(where, group);
  if (coordinator === undefined) return;
  const { members } = await describeGroup(where, brokers, group);
  await Promise.all(
    members.map(({ id }) => brokers.send(coordinator, wire('LeaveGroup', { groupId: group, memberId: id }))),
  );
  await brokers.send(coordinator, wire('DeleteGroups', [group]));
}

export async function removeTopics(
  { zookeeper, brokers, signal }: CleanUp,
  topics: readonly string[],
): Promise<void> {
  if (topics.length === 0) return;
  const wanted = new Set(topics);
  await poll(
    async () => {
      const left = (await zookeeper.topics()).filter((name) => wanted.has(name));
      if (left.length === 0) return true;
      const controller = await zookeeper.controller();
      if (controller === undefined) return undefined;
      const request = wire('DeleteTopics', { topics: left, timeout: 5000 });
      await brokers.send(controller.id, request, 7000);
      return undefined;
    },
    { withinMs, everyMs: 20, signal, onTimeout: gaveUp('The removal of topics') },
  );
}

/** In the filter of an ACL, 1 is "any". */
const any = 1;

export async function removePermissions({ zookeeper, brokers, signal }: CleanUp): Promise<void> {
  const everything = {
    resourceType: any,
    resourceName: null,
    resourcePatternType: any,
    principal: null,
    host: null,
    operation: any,
    permissionType: any,
  };
  await patiently(
    async () => {
      const [broker] = await zookeeper.brokers();
      if (broker) await brokers.send(broker.id, wire('DeleteAcls', { filters: [everything] }));
    },
    { withinMs, signal },
  );
}

function gaveUp(what: string): (failure: unknown) => RailyardError {
  return (failure) =>
    new RailyardError('RESET_UNFINISHED', {
      detail: `${what} took more than ${withinMs / 1000} s${failure === undefined ? '' : ` (${messageOf(failure)})`}`,
    });
}
