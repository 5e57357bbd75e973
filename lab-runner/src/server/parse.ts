// Turns what came over the wire into what a schema promises, strictly: an unknown field is refused, and every
// refusal names its field.
import type * as z from 'zod/mini';
import { RailyardError } from '../../protocol/index.ts';

/** Deeper nesting than this is nobody's honest message. */
const deepest = 20;

/** Parses JSON text. Throws BAD_REQUEST for what is no JSON or nested too deep. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepest) {
    throw new RailyardError('BAD_REQUEST', { detail: `it is nested deeper than ${deepest} levels` });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RailyardError('BAD_REQUEST', { detail: 'it is not JSON' });
  }
}

/** The value as the schema describes it. Throws INVALID_FIELD naming the first field that is wrong, missing or unknown; INVALID_SIZE for a terminal's size. */
export function parseStrictly<S extends z.ZodMiniType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    if (isBadSize(issue, value)) throw new RailyardError('INVALID_SIZE');
    throw invalidField(issue?.path.join('.') ?? '', issue === undefined ? 'unusable' : reason(issue));
  }
  // The schemas of the protocol drop what they do not know: what is missing in the result was not known.
  const extra = extraField(value, result.data);
  if (extra !== undefined) throw invalidField(extra, 'it is not known here');
  return result.data as z.infer<S>;
}

export function invalidField(field: string, detail: string): RailyardError {
  const name = field.length > 60 ? `${field.slice(0, 60)}…` : field;
  return new RailyardError('INVALID_FIELD', { field: name === '' ? '(whole message)' : name, detail });
}

/** A size that is given but unusable has a sentence of its own, wherever it comes. */
function isBadSize(issue: z.core.$ZodIssue | undefined, value: unknown): boolean {
  const field = issue?.path.length === 1 ? issue.path[0] : undefined;
  return (field === 'columns' || field === 'rows') && isContainer(value) && Object.hasOwn(value, field);
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `it must be ${article(issue.expected)}`;
  if (issue.code === 'too_big') return `it is larger than ${issue.maximum}`;
  if (issue.code === 'too_small') return `it is smaller than ${issue.minimum}`;
  if (issue.code === 'invalid_value') return `it is one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union') return 'it is none of the known kinds';
  return 'it does not have the right form';
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function extraField(given: unknown, known: unknown): string | undefined {
  if (!isContainer(given) || !isContainer(known)) return undefined;
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(known, key)) return key;
    const inner = extraField(given[key], known[key]);
    if (inner !== undefined) return `${key}.${inner}`;
  }
  return undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The deepest nesting of a JSON text, counted without building anything. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') most = Math.max(most, (depth += 1));
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return most;
}
