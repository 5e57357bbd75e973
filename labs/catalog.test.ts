// Every lab of the catalogue holds together: answers, mistakes, texts and starters fit what the lab declares.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labAnswers } from './answers.ts';
import { catalog } from './catalog.ts';
import { labChecks } from './checks.ts';
import { placeholders } from './kit/index.ts';

const standard = ['exercise', 'bootstrap', 'zookeeper'];
const rows = catalog.flatMap(({ lab, messages }) =>
  Object.entries(lab.exercises).map(([id, spec]) => {
    const answers = labAnswers.find(({ labId }) => labId === lab.id)?.exercises[id];
    const words = messages.exercises[id];
    if (answers === undefined || words === undefined) throw new Error(`${id} lacks answers or words.`);
    return { id, lab, spec, answers, words };
  }),
);
const waysOf = ({ answers }: (typeof rows)[number]) => [
  answers.solution,
  ...answers.alternatives,
  ...answers.mistakes,
  ...answers.fakes,
];

describe('the catalogue', () => {
  it('numbers labs and exercises in the order of the course', () => {
    expect(catalog.map(({ lab }) => lab.number)).toEqual(catalog.map((_, index) => index));
    for (const { id, lab } of rows) expect(id.split('.')[0]).toBe(String(lab.number));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has checks and answers for exactly its labs', () => {
    const ids = catalog.map(({ lab }) => lab.id);
    expect(labChecks.map(({ labId }) => labId)).toEqual(ids);
    expect(labAnswers.map(({ labId }) => labId)).toEqual(ids);
  });
});

describe.each(rows)('exercise $id', (row) => {
  const { lab, spec, answers, words } = row;
  const values = Object.keys(spec.values);

  it('knows another right way, three mistakes with reasons of their own, and how it could be faked', () => {
    expect(answers.alternatives.length).toBeGreaterThanOrEqual(1);
    expect(new Set(answers.mistakes.map(({ reason }) => reason)).size).toBeGreaterThanOrEqual(3);
    expect(answers.fakes.length).toBeGreaterThanOrEqual(2);
    const names = waysOf(row).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('types only values that the attempt has, and answers only fields that exist', () => {
    for (const { lines, answers: given = {} } of waysOf(row)) {
      for (const word of [...lines, ...Object.values(given)]) {
        const used = placeholders(word.replace(/\$\{[^}]*\}/g, ''));
        expect(values).toEqual(expect.arrayContaining([...used]));
      }
      expect(Object.keys(spec.answers)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  });

  it('speaks of values the attempt has before anything was checked', () => {
    for (const text of [...words.goal, ...words.hints, words.solution, words.why])
      expect([...values, ...standard]).toEqual(expect.arrayContaining([...placeholders(text)]));
    expect(words.hints.length).toBeGreaterThanOrEqual(2);
  });

  it('uses no marks that a card does not draw: backticks are all it knows', () => {
    const outside = JSON.stringify(words).replace(/`[^`]*`/g, '');
    expect(outside).not.toMatch(/\*\*|\]\(|(^|[\s"(])_\w[^_]*_([\s".,:;)]|$)/);
  });

  it('asks a prediction in words, and knows one that is missing or late', () => {
    const { prediction } = words;
    const options = spec.prediction?.options ?? [];
    expect(Object.keys(prediction?.options ?? {})).toEqual(options);
    expect(options).toEqual(expect.arrayContaining(Object.keys(prediction?.happened ?? {})));
    if (prediction === undefined) return;
    expect(spec.reasons).toEqual(expect.arrayContaining(['not-predicted', 'predicted-late']));
    for (const way of waysOf(row))
      if (way.prediction !== undefined) expect(options).toContain(way.prediction);
  });

  it('has the starters it promises, filled by values of the attempt', () => {
    for (const name of Object.values(spec.starters ?? {})) {
      const file = new URL(`./${lab.id}/starter/${name}`, import.meta.url);
      expect(existsSync(file)).toBe(true);
      expect(values).toEqual(expect.arrayContaining([...placeholders(readFileSync(file, 'utf8'))]));
    }
  });
});
