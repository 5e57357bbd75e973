// What went wrong between page and runner, in words a person can read. Knows no transport.
import * as z from 'zod/mini';

/** The wire's error body, or one of the two the page makes itself: `UNREACHABLE` and `UNREADABLE`. */
export const Problem = z.object({ code: z.string(), what: z.string(), remedy: z.string() });
export type Problem = z.infer<typeof Problem>;

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const unreachable: Problem = {
  code: 'UNREACHABLE',
  what: 'The lab did not answer.',
  remedy: 'See whether npm start is still running in its terminal; this page reconnects by itself.',
};

/** The runner answered something this page cannot read: usually two versions that do not belong together. */
export function unreadable(status: number): Problem {
  return {
    code: 'UNREADABLE',
    what: `The lab answered in a form this page does not know (HTTP ${status}).`,
    remedy: 'Reload the page; if it stays, stop the lab and run npm start again.',
  };
}
