// The glossary file and what its schema refuses.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseGlossary } from './glossary.ts';

const broker = { id: 'broker', term: 'broker', short: 'One Kafka server.' };

test('the course has a glossary that parses', () => {
  const file: unknown = JSON.parse(
    readFileSync(new URL('../../docs/glossary.json', import.meta.url), 'utf8'),
  );
  expect(parseGlossary(file).length).toBeGreaterThan(0);
});

test.each([
  ['a missing sentence', [{ id: 'a', term: 'a' }], /entry 1, short/],
  ['an unknown key', [{ ...broker, colour: 'red' }], /entry 1/],
  ['the same id twice', [broker, broker], /broker is there twice/],
  ['a see that leads nowhere', [{ ...broker, see: ['ghost'] }], /broker points to ghost/],
  ['something else than a list', { broker }, /must be a list/],
])('%s is refused and named', (_, json, words) => {
  expect(() => parseGlossary(json)).toThrow(words);
});
