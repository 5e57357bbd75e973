// The microscope's words at their edges.
import { expect, it } from 'vitest';
import { contentWords, emptyWords, gapWords, sizeWords, timeWords } from './words.ts';

it('counts as Kafka counts', () => {
  expect([0, 1023, 1024, 1024 * 1024].map(sizeWords)).toEqual(['0 B', '1023 B', '1.0 KiB', '1.0 MiB']);
});

it('names the offsets that are missing, and only those', () => {
  expect(gapWords(5n, 5n)).toBeUndefined();
  expect(gapWords(undefined, 5n)).toBeUndefined();
  expect(gapWords(5n, 6n)).toBe('Offset 5 is not here any more');
  expect(gapWords(5n, 9n)).toBe('Offsets 5–8 are not here any more');
});

it('tells an empty value, bytes that are no text, and what is cut', () => {
  expect(contentWords({ bytes: 0, text: '', cut: false })).toBe('(empty)');
  expect(contentWords({ bytes: 2, text: '\u0000a', cut: false })).toBe('␀a');
  expect(contentWords({ bytes: 2, hex: 'fffe', cut: false })).toBe('0xfffe');
  expect(contentWords({ bytes: 4096, text: 'abc', cut: true })).toBe('abc… (4.0 KiB)');
});

it('has no clock for a record without a time', () => expect(timeWords(-1)).toBe('no time'));

it('tells a segment that is not written to yet from one that was compacted to nothing', () => {
  const segment = { file: '', base: '0', stage: 'live', bytes: 0, changedAt: 0, companions: [] } as const;
  const words = (known: { active: boolean; bytes?: number }) =>
    emptyWords({ ...segment, companions: [], ...known });
  expect(words({ active: true })).toBe('Nothing is written in it yet.');
  expect(words({ active: false })).toBe('Nothing is left in it.');
  expect(words({ active: false, bytes: 9 })).toBe('There is no batch in it.');
});
