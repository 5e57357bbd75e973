// A console socket: binary frames are terminal bytes, text frames are the JSON control messages below.
import * as z from 'zod/mini';
import { limits } from './limits.ts';

export const ConsoleSize = z.object({
  columns: z.int().check(z.gte(limits.columns.min), z.lte(limits.columns.max)),
  rows: z.int().check(z.gte(limits.rows.min), z.lte(limits.rows.max)),
});
export type ConsoleSize = z.infer<typeof ConsoleSize>;

export const ConsoleView = z.object({
  id: z.string(),
  title: z.string(),
  running: z.boolean(),
  exitStatus: z.nullable(z.number()),
});
export type ConsoleView = z.infer<typeof ConsoleView>;

/** Page → runner. */
export const ConsoleClientMessage = z.discriminatedUnion('type', [
  /** First message after opening: byte position already shown (0 for a fresh terminal) and the size. */
  z.object({ type: z.literal('attach'), from: z.number(), columns: z.int(), rows: z.int() }),
  z.object({ type: z.literal('resize'), columns: z.int(), rows: z.int() }),
  /** All bytes up to this position have been parsed by the terminal. */
  z.object({ type: z.literal('ack'), position: z.number() }),
  z.object({ type: z.literal('restart') }),
]);
export type ConsoleClientMessage = z.infer<typeof ConsoleClientMessage>;

/** Runner → page. */
export const ConsoleServerMessage = z.discriminatedUnion('type', [
  /** Answer to attach: the first byte that follows has this position; `reset` clears the screen first. */
  z.object({ type: z.literal('attached'), position: z.number(), reset: z.boolean() }),
  z.object({ type: z.literal('exited'), status: z.nullable(z.number()), signal: z.nullable(z.number()) }),
  z.object({ type: z.literal('error'), code: z.string(), what: z.string(), remedy: z.string() }),
]);
export type ConsoleServerMessage = z.infer<typeof ConsoleServerMessage>;
