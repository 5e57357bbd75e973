// Checks under way: joined, cancelled, alone, reset.
import type { Check } from '@railyard/labs/kit';
import { describe, expect, it, vi } from 'vitest';
import { RailyardError } from '../../../protocol/index.ts';
import { createFakeProgress, graderParts, hangs, heldCheck } from './fakes.ts';
import { createGrader } from './grader.ts';

describe('checks under way', () => {
  it('joins twenty presses into one run with one answer', async () => {
    const { check, answers, release } = heldCheck();
    const grader = createGrader(graderParts({ '1.1': check }));
    const all = Array.from({ length: 20 }, () => grader.check('1.1', {}));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(grader.view('1.1').checking).toBe(true);
    release();
    expect(new Set(await Promise.all(all)).size).toBe(1);
    expect(answers).toHaveLength(1);
    expect(grader.view('1.1')).toMatchObject({ checking: false, tries: 1 });
  });

  it('runs again for other answers, after the first', async () => {
    const { check, answers, release } = heldCheck();
    const grader = createGrader(graderParts({ '1.1': check }));
    const both = [grader.check('1.1', { count: '1' }), grader.check('1.1', { count: '2' })];
    release();
    const [first, second] = await Promise.all(both);
    expect(second?.sequence).toBe((first?.sequence ?? 0) + 1);
    expect(answers).toEqual([{ count: '1' }, { count: '2' }]);
  });

  it('is cancelled, and not counted, when the last asker leaves', async () => {
    const progress = createFakeProgress();
    const grader = createGrader(graderParts({ '1.1': hangs }, { progress }));
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [one, two].map(({ signal }) => grader.check('1.1', {}, { signal }).catch(() => 'left'));
    one.abort();
    await expect(asked[0]).resolves.toBe('left');
    expect(grader.view('1.1').checking).toBe(true);
    two.abort();
    await expect(asked[1]).resolves.toBe('left');
    await vi.waitFor(() => expect(grader.view('1.1').checking).toBe(false));
    expect(progress.saved).toEqual([]);
  });

  it('lets a check that breaks nodes run alone', async () => {
    const [reading, breaking] = [heldCheck(), heldCheck()];
    const grader = createGrader(graderParts({ '1.1': reading.check, '1.2': breaking.check }));
    const first = grader.check('1.1', {});
    await vi.waitFor(() => expect(reading.answers).toHaveLength(1));
    const second = grader.check('1.2', {});
    await vi.waitFor(() => expect(grader.view('1.2').checking).toBe(true));
    expect(breaking.answers).toHaveLength(0);
    reading.release();
    await first;
    await vi.waitFor(() => expect(breaking.answers).toHaveLength(1));
    breaking.release();
    expect((await second).verdict.outcome).toBe('passed');
  });

  it('answers blocked when a reset begins, and waits until nothing runs any more', async () => {
    const order: string[] = [];
    let heal = () => {};
    const healed = new Promise<void>((resolve) => (heal = resolve));
    const breaks: Check = async (context) => {
      try {
        return await hangs(context);
      } finally {
        await healed;
        order.push('healed');
      }
    };
    const grader = createGrader(graderParts({ '1.1': breaks }));
    const asked = grader.check('1.1', {});
    await vi.waitFor(() => expect(grader.view('1.1').checking).toBe(true));
    await Promise.resolve();
    const aborted = grader.abortAll(new RailyardError('SEAT_RESET')).then(() => order.push('aborted'));
    expect((await asked).verdict).toMatchObject({
      outcome: 'blocked',
      cause: 'The cluster was reset while the check ran.',
    });
    heal();
    await aborted;
    expect(order).toEqual(['healed', 'aborted']);
  });

  it('does not believe a verdict whose cluster was reset meanwhile', async () => {
    let epoch = 1;
    const sees: Check = async ({ passed }) => {
      epoch += 1;
      return passed({ partitions: 3 });
    };
    const grader = createGrader(graderParts({ '1.1': sees }, { epoch: () => epoch }));
    const { verdict, epoch: stamp } = await grader.check('1.1', {});
    expect(verdict.outcome).toBe('blocked');
    expect(stamp).toBe(1);
    expect(grader.view('1.1').passed).toBe(false);
  });
});
