// When consumer groups are recorded for an attempt: from its beginning until it is passed.
import { defineLab, type ExerciseSpec } from '@railyard/labs/kit';
import { expect, it } from 'vitest';
import { createFakeProgress } from './core/grader/fakes.ts';
import type { GradedLab } from './core/grader/index.ts';
import { followsGroups } from './timeline-wiring.ts';

const exercise: ExerciseSpec = {
  ...{ core: true, values: {}, answers: {}, reasons: [], waits: [], deadlineMs: 1 },
  kinds: ['history'],
};
const lab = defineLab({
  ...{ id: '10-groups', number: 10 },
  exercises: { '10.1': { ...exercise, follows: 'groups' }, '10.2': exercise },
});

it('groups are followed while an attempt that needs it is under way', () => {
  const progress = createFakeProgress();
  const needed = followsGroups([{ lab } as unknown as GradedLab], progress);
  const begin = (id: string, number: number) =>
    progress.beginAttempt({
      ...{ exercise: id, number, startedAt: 0, values: {}, hintsOpened: 0 },
      ...{ solutionSeen: false, prediction: null, predictedAt: null },
    });
  const pass = (id: string, attempt: number) =>
    progress.saveVerdict({
      ...{ exercise: id, attempt, epoch: 1, at: 0, elapsedMs: 0 },
      verdict: { outcome: 'passed' } as never,
    });
  expect(needed()).toBe(false);
  begin('10.2', 1);
  expect(needed()).toBe(false);
  begin('10.1', 1);
  expect(needed()).toBe(true);
  pass('10.1', 1);
  expect(needed()).toBe(false);
  begin('10.1', 2);
  expect(needed()).toBe(true);
});
