// Who is followed when there is not room for all.
import { expect, it } from 'vitest';
import { follow } from './followed.ts';

const nobody = () => false;

it('is everybody, while there is room', () => {
  expect(follow(['a', 'b'], { most: 2, favoured: nobody, before: [] })).toEqual(['a', 'b']);
});

it('is who was followed before, the oldest first, then new ones', () => {
  const before = ['d', 'c', 'gone'];
  expect(follow(['a', 'b', 'c', 'd'], { most: 3, favoured: nobody, before })).toEqual(['d', 'c', 'a']);
});

it('is who is favoured before anybody else, also one that has just come', () => {
  const names = ['a', 'b', 'walkers-42'];
  const favoured = (name: string) => name.startsWith('walkers');
  expect(follow(names, { most: 2, favoured, before: ['a', 'b'] })).toEqual(['walkers-42', 'a']);
  expect(follow(names, { most: 1, favoured: () => true, before: [] })).toEqual(['a']);
});
