// The files of a lesson that a learner edits: what the page is told of them, and what it may ask.
import * as z from 'zod/mini';
import { limits } from './limits.ts';

/** A path below the learner's home; which ones are open is the runner's to say. */
export const FilePath = z.string().check(z.minLength(1), z.maxLength(200));
export const FileText = z.string().check(z.maxLength(limits.fileCharacters));
/** Tells one text from another; `null` stands for no file. */
const Version = z.string().check(z.maxLength(64));

export const LessonFile = z.object({
  path: FilePath,
  exercise: z.string(),
  /** Which attempt it was given out for: another attempt, another file. */
  attempt: z.number(),
});
export type LessonFile = z.infer<typeof LessonFile>;

export const FileView = z.discriminatedUnion('state', [
  /** Nothing was written since the stamp that was sent along. */
  z.object({ state: z.literal('same') }),
  z.object({ state: z.literal('absent') }),
  /** No text, or too long for the page: the console has editors of its own. */
  z.object({ state: z.literal('unsuitable'), why: z.string() }),
  z.object({ state: z.literal('text'), text: z.string(), version: Version, stamp: z.string() }),
]);
export type FileView = z.infer<typeof FileView>;

export const SaveRequest = z.object({
  path: FilePath,
  text: FileText,
  /** The version this text was made from. When another one is there, nothing is written. */
  base: z.nullable(Version),
});

export const KeepRequest = z.object({ path: FilePath, text: FileText });
export const PathRequest = z.object({ path: FilePath });

/** What does not fit in a program, with lines and columns from 1. */
export const FindingView = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  length: z.number(),
  message: z.string(),
  source: z.string(),
});
export type FindingView = z.infer<typeof FindingView>;
