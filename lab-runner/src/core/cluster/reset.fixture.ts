// A cluster in memory with a learner's dirt in it, for the tests of resets.
import { vi } from 'vitest';
import { createCluster } from './cluster.ts';
import { fakePartitions } from './fake-contents.ts';
import { createFakeWorld, type FakeWorld } from './fakes.ts';

export function setUp({ marked = false, softWithinMs = 60_000 } = {}) {
  const world = createFakeWorld();
  let epoch = 1;
  const marker = {
    there: marked,
    isSet: () => marker.there,
    set: () => void (marker.there = true),
    clear: () => void (marker.there = false),
  };
  const onReset = vi.fn(async () => undefined);
  const told: string[] = [];
  const epochs = { epoch: () => epoch, setEpoch: (next: number) => void (epoch = next) };
  const cluster = createCluster({
    ...world,
    ...{ marker, onReset, softWithinMs, epochs },
    onResetChange: (state, way) => told.push(`${state} ${way}`),
  });
  return { world, cluster, marker, onReset, told, epochs };
}

/** A promise to hold something up with. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** One of everything a learner can leave behind. */
export function soil({ contents }: FakeWorld): void {
  contents.topics.set('orders', fakePartitions(3));
  contents.topics.set('payments', fakePartitions(1));
  contents.overrides.set('topics/orders', { 'retention.ms': '1' });
  contents.overrides.set('topics/__consumer_offsets', { 'cleanup.policy': 'delete' });
  contents.overrides.set('users/alice', { producer_byte_rate: '10' });
  contents.overrides.set('users/alice/clients/app', { producer_byte_rate: '10' });
  contents.groups.add('readers');
  contents.permissions.add('/kafka-acl/Topic/orders');
  contents.transactions.add('payments');
  contents.znodes.add('/mine');
  contents.znodes.add('/mine/too');
}

/** A running cluster with all of that in it. */
export async function dirtyCluster(options?: Parameters<typeof setUp>[0]) {
  const all = setUp(options);
  await all.cluster.start();
  soil(all.world);
  all.world.calls.length = 0;
  return all;
}
