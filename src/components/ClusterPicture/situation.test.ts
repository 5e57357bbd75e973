// The sentence above the picture: silent when all is known and live, else what has to be known to read it rightly.
import { expect, test } from 'vitest';
import { clock } from './clock.ts';
import { momentAt, momentOf } from './moment.ts';
import { healthy, restOf } from './scenes.fixture.ts';
import { type Said, situationOf } from './situation.ts';

const live = { mode: 'live' } as const;
const words = (said: Said | undefined): string => said?.words ?? 'nothing';

test('nothing is said of a live picture in which all is known', () => {
  expect(situationOf({ ...live, moment: momentOf(healthy) })).toBeUndefined();
});

test('a lost quorum is dated', () => {
  const events = restOf(healthy, [
    { kind: 'ensemble', roles: { zookeeper1: 'looking' }, quorum: false },
    { kind: 'gap', open: true, of: 'zookeeper', afterMs: 900 },
  ]);
  const said = situationOf({ ...live, moment: momentAt({ base: healthy, events }) });
  expect(words(said)).toContain(`Unknown since ${clock(events[0]?.at ?? 0)}: no ZooKeeper quorum.`);
});

test('too many topics, a lost runner and a replay each say so, a frozen picture has its own notice', () => {
  const moment = momentOf(healthy);
  const crowded = momentOf({ ...healthy, gaps: ['partitions'] });
  expect(words(situationOf({ ...live, moment: crowded, topics: 10_002 }))).toBe(
    'There are 10002 topics, more than the picture follows: it shows 2 of them, the lab’s own first, and counts only those.',
  );
  expect(words(situationOf({ ...live, moment: crowded, topics: null }))).toMatch(
    /^There are more topics than/,
  );
  expect(words(situationOf({ ...live, mode: 'lost', moment }))).toContain('The runner does not answer');
  expect(words(situationOf({ ...live, mode: 'replay', moment }))).toContain(clock(healthy.at));
  expect(situationOf({ mode: 'frozen', moment })).toBeUndefined();
});
