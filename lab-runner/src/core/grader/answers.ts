// Reading what a learner typed into an exercise's fields.
import type { AnswerField } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';

export type GivenAnswers = Readonly<Record<string, string | readonly string[]>>;

/** Trimmed; empty fields are absent; lists split at commas and spaces. Throws INVALID_FIELD, which calls a field by its label. */
export function readAnswers(
  fields: Readonly<Record<string, AnswerField>>,
  given: Readonly<Record<string, string>>,
  words: Readonly<Record<string, { readonly label: string }>>,
): GivenAnswers {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) {
    const known = Object.keys(fields);
    const detail =
      known.length === 0 ? 'this exercise asks for no answer' : `the fields are ${known.join(', ')}`;
    throw new RailyardError('INVALID_FIELD', { field: unknown, detail });
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind }]) => {
      const text = Object.hasOwn(given, name) ? (given[name] ?? '').trim() : '';
      return text === '' ? [] : [[name, read(words[name]?.label ?? name, kind, text)]];
    }),
  );
}

function read(label: string, kind: AnswerField['kind'], text: string): string | readonly string[] {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      if (/^-?\d{1,15}$/.test(text)) return String(Number(text));
      throw new RailyardError('INVALID_FIELD', { field: label, detail: `"${text}" is not a whole number` });
    case 'list':
      return text.split(/[\s,;]+/).filter((part) => part !== '');
  }
}
