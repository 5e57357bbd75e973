// The words for each way a group that was left running can be stopped, on the page and for a screen reader.
import { expect, it } from 'vitest';
import type { LeftGroup } from '../../client/left-running.ts';
import { reachOf, spoken, stopWords } from './words.ts';

const program = { console: 'Console 1', command: 'sleep 60', since: 1 };
const left: LeftGroup = { group: 'billing', members: ['a'], programs: [], stage: { at: 'offered' } };

it.each([
  [[program], [program], 'own'],
  [[], [program], 'everything'],
  [[], [], 'elsewhere'],
] as const)('its own programs %j of %j: %s', (own, all, reach) => {
  expect(reachOf({ ...left, programs: [...own] }, [...all])).toBe(reach);
});

it('what ends more than the group says so on the button', () => {
  expect(stopWords('own', 1)).toBe('Stop it');
  expect(stopWords('own', 2)).toBe('Stop them');
  expect(stopWords('everything', 1)).toBe('End everything that runs in the consoles');
});

it('is spoken in whole sentences, without a list and without running numbers', () => {
  expect(spoken({ ...left, programs: [program] }, [program])).toBe(
    'Group billing has 1 member that was there before you opened this lesson. It goes on reading and committing, and can spoil the exercises here.',
  );
  expect(spoken({ ...left, members: ['a', 'b'] }, [])).toMatch(
    /^Group billing has 2 members that were .*45 s\.$/,
  );
  expect(spoken({ ...left, stage: { at: 'stopping', since: 5 } }, [])).toBe(
    'Group billing is asked to stop.',
  );
});

it('says what is left to do where a stop was not enough', () => {
  const told = { at: 'told', gone: false, words: 'Group billing still has 1 member after 52.0 s.' } as const;
  expect(spoken({ ...left, stage: told }, [])).toMatch(
    /^Group billing still has 1 member .*where Ctrl-C ends it/,
  );
  expect(spoken({ ...left, stage: { ...told, gone: true } }, [])).toBe(told.words);
});
