// What happened to a seat's progress, one entry per change, and the one-line form that proves itself undamaged. Pure.
import { createHash } from 'node:crypto';
import { Verdict } from '@railyard/labs/kit';
import * as z from 'zod/mini';

export const Attempt = z.object({
  exercise: z.string(),
  number: z.number(),
  startedAt: z.number(),
  values: z.record(z.string(), z.string()),
  hintsOpened: z.number(),
  solutionSeen: z.boolean(),
  prediction: z.nullable(z.string()),
  /** Absent in what older runners wrote, which had no predictions. */
  predictedAt: z._default(z.nullable(z.number()), null),
});

export const SavedVerdict = z.object({
  sequence: z.number(),
  exercise: z.string(),
  attempt: z.number(),
  epoch: z.number(),
  at: z.number(),
  elapsedMs: z.number(),
  verdict: Verdict,
});

const Change = z.object({
  hintsOpened: z.optional(z.number()),
  solutionSeen: z.optional(z.boolean()),
  prediction: z.optional(z.nullable(z.string())),
  predictedAt: z.optional(z.nullable(z.number())),
});

/** All there is of a seat at one moment; stands for every entry up to its serial. */
export const Snapshot = z.object({
  epoch: z.number(),
  /** The highest sequence ever given, also when its verdict was cleared since. */
  sequence: z.number(),
  attempts: z.array(Attempt),
  verdicts: z.array(SavedVerdict),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** `serial` orders entries and says which a database has already taken up. */
export const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attempt'), serial: z.number(), attempt: Attempt }),
  z.object({
    kind: z.literal('change'),
    serial: z.number(),
    exercise: z.string(),
    number: z.number(),
    change: Change,
  }),
  z.object({ kind: z.literal('verdict'), serial: z.number(), record: SavedVerdict }),
  z.object({ kind: z.literal('epoch'), serial: z.number(), epoch: z.number() }),
  z.object({ kind: z.literal('clear'), serial: z.number() }),
  z.object({ kind: z.literal('snapshot'), serial: z.number(), snapshot: Snapshot }),
]);
export type Entry = z.infer<typeof Entry>;

type WithoutSerial<T> = T extends unknown ? Omit<T, 'serial'> : never;
/** An entry that has not been given its place yet. */
export type NewEntry = WithoutSerial<Entry>;

/** Text with a digest in front: not against malice, only against damage. */
export function seal(text: string): string {
  return `${digestOf(text)} ${text}`;
}

/** The text that was sealed; `undefined` when it is no longer what it was. */
export function unseal(sealed: string): string | undefined {
  const text = sealed.slice(17);
  return sealed[16] === ' ' && digestOf(text) === sealed.slice(0, 16) ? text : undefined;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** One line of the journal. */
export function toLine(entry: Entry): string {
  return `${seal(JSON.stringify(entry))}\n`;
}

/** `undefined` for a line that was damaged or never finished. */
export function fromLine(line: string): Entry | undefined {
  const text = unseal(line);
  const parsed = text === undefined ? undefined : z.safeParse(Entry, JSON.parse(text));
  return parsed?.success ? parsed.data : undefined;
}
