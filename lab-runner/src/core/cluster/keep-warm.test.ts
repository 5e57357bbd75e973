import { expect, it, vi } from 'vitest';
import { type ClusterFacts, unknownFacts } from '../../ports/oracles.ts';
import { createAnnouncer } from './announcer.ts';
import { keepWarm } from './keep-warm.ts';

it('asks each broker once for every time it registers, and takes unknown for nothing', async () => {
  const changes = createAnnouncer<ClusterFacts>();
  const asked: number[] = [];
  const debug = vi.fn();
  const kept = keepWarm({
    zookeeper: { facts: () => unknownFacts, onChange: (listener) => changes.on(listener) },
    kafka: {
      async warmBroker(id, { signal } = {}) {
        asked.push(id);
        signal?.throwIfAborted();
        if (asked.length === 4) throw new Error('away again');
      },
    },
    log: { debug },
  });
  const seen = (brokers: readonly number[] | null) => changes.announce({ ...unknownFacts, brokers });
  seen([1, 2, 3]);
  seen([1, 2, 3]);
  seen([1, 3]);
  seen(null);
  seen([1, 3]);
  expect(asked).toEqual([1, 2, 3]);
  seen([1, 2, 3]);
  expect(asked).toEqual([1, 2, 3, 2]);
  await vi.waitFor(() => expect(debug).toHaveBeenCalledOnce());
  kept.dispose();
  seen([1]);
  seen([1, 2]);
  expect(asked).toHaveLength(4);
});
