import { expect, it } from 'vitest';
import type { Sighting } from '../../ports/sighting.ts';
import { deferred } from '../patience.ts';
import { tellInTurn } from './looks.ts';

const seen = (name: string): Sighting => ({ of: 'topics', names: [name] });

it('looks are told in the order they were begun, without those that failed', async () => {
  const told: string[] = [];
  const tell = tellInTurn(
    (sighting) => told.push(...(sighting.of === 'topics' ? sighting.names : [])),
    () => false,
  );
  const slow = deferred();
  const last = deferred();
  tell(slow.promise.then(() => [seen('first'), seen('also first')]));
  tell(Promise.reject(new Error('cut short')));
  tell([seen('second')]);
  tell(last.promise.then(() => []));
  last.resolve();
  await last.promise;
  expect(told).toEqual([]);
  slow.resolve();
  await expect.poll(() => told).toEqual(['first', 'also first', 'second']);
});

it('nothing is told of a connection that is over', async () => {
  const told: Sighting[] = [];
  let over = false;
  const tell = tellInTurn(
    (sighting) => told.push(sighting),
    () => over,
  );
  tell([seen('before')]);
  await expect.poll(() => told.length).toBe(1);
  over = true;
  tell([seen('after')]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told.length).toBe(1);
});
