// The lines of `yard groups`: groups with their programs, or why these cannot be told.
import { expect, it } from 'vitest';
import { groupLines } from './groups.ts';
import { plain } from './output.ts';

const now = Date.parse('2026-01-02T14:15:10');
const program = {
  console: 'Console 1',
  command: 'kafka-console-consumer --group billing',
  since: now - 727_000,
};
const other = { console: 'Console 2', command: 'run order.ts', since: now - 9_000 };

it('no group has members, in one sentence', () => {
  expect(groupLines({ groups: [], programs: [] }, now, plain)).toEqual(['No consumer group has members.']);
});

it('each group has its programs, or why they cannot be told, with all that runs', () => {
  const groups = [
    { group: 'billing', members: ['a'], programs: [program] },
    { group: 'orders', members: ['b', 'c'], programs: [] },
  ];
  expect(groupLines({ groups, programs: [program, other] }, now, plain)).toEqual([
    'billing  1 member',
    '  kafka-console-consumer --group billing  (Console 1, since 14:03 (12 min))',
    'orders  2 members',
    '  which program in the consoles it is cannot be told, or it runs elsewhere',
    'All that runs in the consoles:',
    '  kafka-console-consumer --group billing  (Console 1, since 14:03 (12 min))',
    '  run order.ts  (Console 2, since 14:15 (9 s))',
    'Stop one with: yard groups stop <group>',
  ]);
});

it('a group that runs elsewhere says so', () => {
  const groups = [{ group: 'orders', members: ['b'], programs: [] }];
  expect(groupLines({ groups, programs: [] }, now, plain)[1]).toContain('it runs elsewhere');
});
