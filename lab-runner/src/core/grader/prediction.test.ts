// Predictions: locked once, handed to the check, laid beside what happened.
import type { Check } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { createFakeProgress, fails, graderParts } from './fakes.ts';
import { createGrader } from './grader.ts';

describe('a prediction', () => {
  it('locks a prediction once, at a time that stays', async () => {
    let now = 1000;
    const progress = createFakeProgress();
    const grader = createGrader(graderParts({ '1.1': fails }, { progress, clock: () => (now += 1) }));
    expect(grader.predict('1.2', 'yes').prediction).toBe('yes');
    const { predictedAt } = progress.currentAttempt('1.2') ?? {};
    expect(predictedAt).toBe(now);
    expect(grader.predict('1.2', 'yes').prediction).toBe('yes');
    expect(() => grader.predict('1.2', 'no')).toThrow(expect.objectContaining({ code: 'PREDICTION_LOCKED' }));
    expect(() => grader.predict('1.2', 'perhaps')).toThrow(
      expect.objectContaining({ code: 'INVALID_FIELD' }),
    );
    expect(() => grader.predict('1.1', 'yes')).toThrow(expect.objectContaining({ code: 'INVALID_FIELD' }));
    expect(progress.currentAttempt('1.2')?.predictedAt).toBe(predictedAt);
    const { startedAt } = progress.currentAttempt('1.2') ?? {};
    expect(grader.view('1.2')).toMatchObject({ startedAt, predictedAt });
    const next = await grader.newAttempt('1.2');
    expect(next).toMatchObject({ prediction: null, predictedAt: null });
    expect(next.startedAt).toBeGreaterThan(startedAt ?? Infinity);
  });

  const breaks: Check = async ({ passed }) => passed({ partitions: 1 }, undefined, 'no');

  it('is handed to the check with the time of its lock', async () => {
    const seen: unknown[] = [];
    const sees: Check = async ({ attempt, passed }) => {
      seen.push(attempt.prediction);
      return passed({ partitions: 1 });
    };
    const grader = createGrader(graderParts({ '1.1': fails, '1.2': sees }));
    await grader.check('1.2', {});
    grader.predict('1.2', 'yes');
    await grader.check('1.2', {});
    expect(seen).toEqual([undefined, { option: 'yes', at: 1000 }]);
  });

  it('is laid beside what happened and kept with the verdict, right or wrong', async () => {
    const progress = createFakeProgress();
    const grader = createGrader(graderParts({ '1.1': fails, '1.2': breaks }, { progress }));
    const { topic } = grader.predict('1.2', 'yes').values;
    const { verdict } = await grader.check('1.2', {});
    expect(verdict).toMatchObject({
      outcome: 'passed',
      comparison: {
        predicted: 'yes',
        happened: 'no',
        said: 'It holds.',
        did: `${topic} broke.`,
        surprise: 'Most bridges hold.',
      },
    });
    expect(progress.saved[0]?.verdict).toEqual(verdict);
    await grader.newAttempt('1.2');
    grader.predict('1.2', 'no');
    const right = await grader.check('1.2', {});
    expect(right.verdict).toMatchObject({ comparison: { predicted: 'no', surprise: undefined } });
  });

  it('needs words for what happened', async () => {
    const strange: Check = async ({ passed }) => passed({ partitions: 1 }, undefined, 'perhaps');
    const grader = createGrader(graderParts({ '1.1': fails, '1.2': strange }));
    grader.predict('1.2', 'yes');
    expect((await grader.check('1.2', {})).verdict).toMatchObject({
      outcome: 'blocked',
      cause: expect.stringContaining('no words for what happened perhaps'),
    });
  });
});
