// Cards made from the catalogue: complete, and silent about hints and answers.
import { catalog } from '@railyard/labs/catalog';
import { expect, test } from 'vitest';
import { ExerciseCardData } from '../../course/card.ts';
import { cardsOf } from './cards.ts';
import { remarkExercise } from './remark-exercise.ts';

test('every exercise of the catalogue becomes a card a page can read', () => {
  const cards = cardsOf(catalog);
  const ids = catalog.flatMap(({ lab }) => Object.keys(lab.exercises));
  expect([...cards.keys()].sort()).toEqual(ids.sort());
  for (const card of cards.values()) {
    expect(ExerciseCardData.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
  }
});

test('a card carries no hint, no reason and no answer', () => {
  for (const { lab, messages } of catalog) {
    for (const id of Object.keys(lab.exercises)) {
      const text = JSON.stringify(cardsOf(catalog).get(id));
      for (const hint of messages.exercises[id]?.hints ?? []) expect(text).not.toContain(hint);
      expect(text).not.toContain(messages.exercises[id]?.solution);
    }
  }
});

test('an exercise that does not exist stops the build with file and line', () => {
  const page = {
    type: 'root',
    children: [
      {
        type: 'mdxJsxFlowElement',
        name: 'Exercise',
        attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: '99.9' }],
        position: { start: { line: 12 } },
      },
    ],
  };
  expect(() => remarkExercise()(page, { path: 'docs/a.mdx' })).toThrow(
    /docs\/a\.mdx:12: there is no exercise 99\.9/,
  );
});

test('an exercise two labs claim is refused', () => {
  const [first] = catalog;
  expect(first).toBeDefined();
  if (first) expect(() => cardsOf([first, first])).toThrow(/is in two labs/);
});
