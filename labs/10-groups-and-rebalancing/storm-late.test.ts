// The check of exercise 10.5 when the recorder has not seen yet that everybody has gone.
import { expect, it } from 'vitest';
import type { CheckContext } from '../kit/index.ts';
import { curtain, partition, rehearse, stored } from '../rehearsal.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { checkStorm } from './storm.ts';
import { teller } from './telling.ts';

type Context = CheckContext<(typeof groupsAndRebalancing)['exercises']['10.5']>;

const [parcels, stamps, group] = ['counter-7k2', 'stamped-7k2', 'clerks-7k2'];
const { shared, member } = teller(group, parcels);
const stamped = Array.from({ length: 20 }, (_, n) => ({
  ...stored(`0-${n}`, 'stamped', n),
  timestamp: curtain + 1700 + n * 700,
}));

/** One that has stamped twenty and has left; its departure is seen at the second look only. */
function late(members: number): Context {
  const context: Context = rehearse({
    values: { parcels, stamps, group, count: '66' },
    history: [
      member(500, 'a', true),
      ...shared(1000, { shares: { a: [0, 1, 2, 3, 4, 5] } }),
      member(16_000, 'a', false),
    ],
    topics: {
      [parcels]: { partitions: Array.from({ length: 6 }, (_, n) => partition(n, [1, 2, 3])), high: 11 },
      [stamps]: { partitions: [partition(0, [1, 2, 3])], records: stamped },
    },
    groups: { [group]: { members, committed: {} } },
  });
  let looks = 0;
  const events = async () => (await context.history.events()).slice(0, looks++ === 0 ? -1 : undefined);
  const waitFor: Context['waitFor'] = async (probe) => (await probe()) ?? probe();
  return { ...context, history: { ...context.history, events }, waitFor };
}

it('waits until it is seen that nobody is in any more', async () => {
  expect(await checkStorm(late(0))).toMatchObject({ outcome: 'failed', reason: 'too-little' });
});

it('does not wait while somebody is in', async () => {
  expect(await checkStorm(late(1))).toMatchObject({ outcome: 'notYet', wait: 'working' });
});
