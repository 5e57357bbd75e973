// The brief selection over the real catalogue.
import { labAnswers } from '@railyard/labs/answers';
import { describe, expect, it } from 'vitest';
import { briefly } from './selection.ts';

const exercises = labAnswers.flatMap((lab) => Object.entries(lab.exercises));

describe('a brief verification', () => {
  it.each(exercises)('%s: sees every reason once, the solution and one fake', (_, answers) => {
    const { solution, alternatives, mistakes, fakes } = briefly(answers);
    const all = new Set(answers.mistakes.map(({ reason }) => reason));
    expect(mistakes.map(({ reason }) => reason)).toEqual([...all]);
    expect(mistakes.length).toBeGreaterThanOrEqual(3);
    expect(solution).toBe(answers.solution);
    expect(alternatives).toEqual([]);
    expect(fakes).toHaveLength(1);
  });
});
