// Records for the tests of the progress store.

/** A first look at an exercise. */
export const attempt = (exercise: string, number = 1) => ({
  exercise,
  number,
  startedAt: 5,
  values: { topic: `orders-${number}` },
  hintsOpened: 0,
  solutionSeen: false,
  prediction: null,
  predictedAt: null,
});
/** A verdict as the grader gives it. */
export const verdict = (exercise: string, outcome: 'passed' | 'failed' | 'blocked', number = 1) => ({
  exercise,
  attempt: number,
  epoch: 3,
  at: 7,
  elapsedMs: 9,
  verdict:
    outcome === 'passed'
      ? ({ outcome, seen: 'Three partitions.', why: 'It matters.' } as const)
      : outcome === 'failed'
        ? ({ outcome, reason: 'wrong', expected: 'a', observed: 'b', hint: 'c' } as const)
        : ({ outcome, cause: 'a', remedy: 'b' } as const),
});
