import { describe, expect, it } from 'vitest';
import { seatOf } from '../seat.ts';
import { isMadeBy, workbenchRecipe } from './recipe.ts';

const seat = seatOf('/home/ada/lab');

describe('recipe', () => {
  const recipe = workbenchRecipe(seat, 'kafka-railyard/workbench:1', 'sha256:1');

  it('carries our labels and shows the nodes’ data without letting anybody write it', () => {
    expect(recipe.Labels).toMatchObject(seat.labels('workbench'));
    const mounts = recipe.HostConfig?.Mounts ?? [];
    expect(mounts.filter(({ ReadOnly }) => ReadOnly !== true).map(({ Target }) => Target)).toEqual([
      '/home/learner',
    ]);
    expect(mounts.map(({ Source }) => Source)).toContain(seat.name('zookeeper2'));
  });

  it('knows its own container, and one of another image or another lab', () => {
    const labels = recipe.Labels ?? {};
    expect(isMadeBy(recipe, labels)).toBe(true);
    expect(isMadeBy(workbenchRecipe(seat, 'kafka-railyard/workbench:1', 'sha256:2'), labels)).toBe(false);
    expect(
      isMadeBy(workbenchRecipe(seatOf('/other'), 'kafka-railyard/workbench:1', 'sha256:1'), labels),
    ).toBe(false);
    expect(isMadeBy(recipe, {})).toBe(false);
  });
});
