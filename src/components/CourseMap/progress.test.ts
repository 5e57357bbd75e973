// Where the course says the reader is.
import type { ExerciseView } from '@railyard/lab-runner/protocol';
import { expect, test } from 'vitest';
import type { CourseData } from '../../course/card.ts';
import { nextStop } from './progress.ts';

const course: CourseData = {
  lessons: [
    { number: 0, title: 'Bench', permalink: '/0', exercises: [{ id: '0.1', title: 'a', core: true }] },
    {
      number: 1,
      title: 'Topic',
      permalink: '/1',
      exercises: [
        { id: '1.1', title: 'b', core: true },
        { id: '1.2', title: 'c', core: true },
      ],
    },
  ],
};
const passed = (...ids: string[]): Map<string, ExerciseView> =>
  new Map(ids.map((id) => [id, { exercise: id, passed: true } as ExerciseView]));

test('a newcomer starts at the first lesson', () => {
  expect(nextStop(course, new Map())).toMatchObject({ lesson: { number: 0 }, exercise: '0.1', fresh: true });
});

test('others go on at the first exercise that is not passed', () => {
  expect(nextStop(course, passed('0.1', '1.1'))).toMatchObject({
    lesson: { number: 1 },
    exercise: '1.2',
    fresh: false,
  });
});

test('when all is passed the last lesson stays, with nothing left in it', () => {
  expect(nextStop(course, passed('0.1', '1.1', '1.2'))).toMatchObject({
    lesson: { number: 1 },
    exercise: undefined,
  });
});
