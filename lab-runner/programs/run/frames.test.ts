import { describe, expect, it } from 'vitest';
import { findingLines } from './finding.ts';
import { ownFrames } from './frames.ts';
import { plainly } from './plain-words.ts';

const own = (file: string) => (file.startsWith('/home/') ? file.slice('/home/'.length) : undefined);

describe('the learner’s own lines of a stack', () => {
  it('are found between those of Node and of libraries, in both forms', () => {
    const stack = `TypeError: no
    at count (/home/order.ts:3:22)
    at new Promise (<anonymous>)
    at async Object.send (/lib/node_modules/kafkajs/src/producer.js:9:1)
    at async main (/home/order.ts:8:15)
    at /home/order.ts:10:1
    at ModuleJob.run (node:internal/modules/esm/module_job:195:25)`;
    expect(ownFrames(stack, own)).toEqual([
      { file: 'order.ts', line: 3, column: 22, name: ' in count' },
      { file: 'order.ts', line: 8, column: 15, name: ' in main' },
      { file: 'order.ts', line: 10, column: 1, name: '' },
    ]);
  });
});

describe('what does not fit', () => {
  it('is told with its innermost reason and a hint', () => {
    const said = { messageText: 'A is not B', next: [{ messageText: 'C', next: ['D is missing'] }] };
    expect(plainly(2322, said)).toBe(
      'A is not B. D is missing. The value is of another kind than this place takes.',
    );
    expect(plainly(1, 'Only this.')).toBe('Only this.');
  });

  it('shows the line with a mark below it, and at most eight of them', () => {
    const one = { file: 'a.ts', line: 12, column: 5, length: 3, message: 'No.', source: 'let\tbad = 1;' };
    expect(findingLines([one])).toEqual(['a.ts:12:5  No.', '   12 | let bad = 1;', '      |     ^^^', '']);
    const far = { ...one, column: 200, source: `${'x'.repeat(199)}bad;` };
    const [, text = '', mark = ''] = findingLines([far], 60);
    expect(text.length).toBeLessThan(60);
    expect(text.slice(mark.indexOf('^'), mark.indexOf('^') + 3)).toBe('bad');
    expect(
      findingLines([{ ...one, message: 'word '.repeat(20).trim() }], 40).every((line) => line.length <= 40),
    ).toBe(true);
    expect(findingLines(Array.from({ length: 11 }, () => one)).slice(-2)).toEqual(['… and 3 more.', '']);
  });
});
