// The selections over the real catalogue.
import { labAnswers } from '@railyard/labs/answers';
import { catalog } from '@railyard/labs/catalog';
import { describe, expect, it } from 'vitest';
import { briefly, needsTheCluster } from './selection.ts';

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

describe('an exercise that needs the cluster', () => {
  const alone = exercises.filter(([id, answers]) => {
    const spec = catalog.map(({ lab }) => lab.exercises[id]).find((one) => one !== undefined);
    return spec !== undefined && needsTheCluster(spec, answers);
  });

  it('is one whose check stops brokers, or whose ways do, or change what all of them go by', () => {
    expect(alone.map(([id]) => id)).toEqual([
      ...['0.2', '2.1', '2.2', '2.3', '3.2', '4.2', '4.3'],
      ...['5.2', '6.1'],
    ]);
  });

  it('is not one that only makes topics and groups', () => {
    expect(alone.map(([id]) => id)).not.toEqual(expect.arrayContaining(['1.1']));
    expect(alone.length).toBeLessThan(exercises.length / 2);
  });
});
