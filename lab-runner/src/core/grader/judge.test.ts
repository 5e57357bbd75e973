// The judge beside the recorder: when a check may begin.
import type { Check } from '@railyard/labs/kit';
import { expect, it, vi } from 'vitest';
import { fakeLab, followingGroups, graderParts } from './fakes.ts';
import { createGrader } from './grader.ts';

it('gives a verdict when the timeline has seen what groups have just done, or will not see it soon', async () => {
  let seen = false;
  const sees: Check = async ({ passed, failed }) =>
    seen ? passed({ partitions: 3 }) : failed('missing', {});
  const labs = [followingGroups(fakeLab({ '1.1': sees, '1.2': sees }))];
  const judged = async (groupsSeen: () => Promise<void>) => {
    const grader = createGrader(graderParts({ '1.1': sees }, { labs, groupsSeen }));
    return (await grader.check('1.1', {})).verdict.outcome;
  };
  const catchesUp = async () => {
    await Promise.resolve();
    seen = true;
  };
  expect(await judged(catchesUp)).toBe('passed');
  seen = false;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const slow = judged(() => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  expect(await slow).toBe('failed');
});
