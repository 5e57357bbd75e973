// The states a cluster is put into before a reset, drawn by lot from a seed. Resets nothing.
import type { NodeName } from '@railyard/labs/kit';
import type { LabClient } from '../../lab-runner/src/cli/client.ts';
import type { ClusterDoor } from './cluster-door.ts';

export interface State {
  readonly name: string;
  put(door: ClusterDoor, client: LabClient): Promise<unknown>;
}

const act = (name: string, node: NodeName, action: string): State => ({
  name,
  put: (_, client) => client.call('nodeAction', { params: { node, action }, body: {} }),
});

/** Dirt first, since it needs a whole cluster; then harm. */
export const dirts: readonly State[] = [
  { name: '20 topics, 5 groups, 2 quotas', put: (door) => door.soil() },
  { name: 'an open transaction', put: (door) => door.openTransaction() },
  { name: 'znodes', put: (door) => door.strangeZnodes() },
  { name: 'a setting of a broker', put: (door) => door.brokerSetting() },
];
export const harms: readonly State[] = [
  act('kafka2 killed', 'kafka2', 'kill'),
  act('kafka1 stopped', 'kafka1', 'stop'),
  act('kafka3 paused', 'kafka3', 'pause'),
  act('kafka1 restarted', 'kafka1', 'restart'),
  act('zookeeper1 killed', 'zookeeper1', 'kill'),
  act('zookeeper3 paused', 'zookeeper3', 'pause'),
  {
    name: 'no quorum',
    async put(_, client) {
      for (const node of ['zookeeper2', 'zookeeper3']) {
        await client.call('nodeAction', { params: { node, action: 'kill' }, body: {} });
      }
    },
  },
];

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function lots(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One to three kinds of dirt, and every second time a harm; quorum is lost one time in fifteen. */
export function drawn(lot: () => number): readonly State[] {
  const count = 1 + Math.floor(lot() * 3);
  const some = dirts
    .map((state) => ({ state, place: lot() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ state }) => state);
  const harm = harms[Math.floor(lot() * harms.length)];
  return lot() < 0.5 && harm !== undefined ? [...some, harm] : some;
}
