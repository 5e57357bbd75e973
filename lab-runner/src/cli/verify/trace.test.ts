// What counts as a trace when other exercises have left topics and groups that change by themselves.
import { expect, it } from 'vitest';
import { ownDifference, traceDifference } from './trace.ts';

const before = [
  '/: brokers config',
  'group walkers: Stable',
  'old-17-0: offsets 0 to 9',
  'mine-42-0: offsets 0 to 9',
];

it('is every difference, when an exercise is alone', () => {
  expect(traceDifference(before, [...before.slice(1), '/: brokers config lab'])).toEqual([
    '− /: brokers config',
    '+ /: brokers config lab',
  ]);
});

it('is not what the topics and groups of others do by themselves', () => {
  const after = [
    '/: brokers config',
    'group walkers: Empty',
    'old-17-0: offsets 5 to 9',
    'mine-42-0: offsets 0 to 9',
  ];
  expect(ownDifference(before, after, ['mine-42'])).toEqual([]);
  expect(ownDifference(before, after.slice(0, 2), [])).toEqual([]);
});

it.each([
  ['a record more in its own topic', 'mine-42-0: offsets 0 to 10'],
  ['a group that was not there', 'group checker: Empty'],
  ['a topic that was not there', 'checker-0: offsets 0 to 1'],
  ['a znode', '/: brokers config lab'],
])('is %s', (_, line) => {
  expect(ownDifference(before, [...before, line], ['mine-42'])).toEqual([`+ ${line}`]);
});
