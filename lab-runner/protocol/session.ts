// Who is asking, and the single-use tickets that open a socket.
import * as z from 'zod/mini';

/** `page`: holds the run's token. `console`: a shell's own narrow key. `instructor`: holds the instructor's token. */
export const roles = ['page', 'console', 'instructor'] as const;
export type Role = (typeof roles)[number];

export const SessionView = z.object({
  authorised: z.boolean(),
  version: z.string(),
  /** Why not, in words, when not authorised. */
  reason: z.optional(z.string()),
});
export type SessionView = z.infer<typeof SessionView>;

export const SessionRequest = z.object({ token: z.string().check(z.maxLength(200)) });

export const TicketRequest = z.discriminatedUnion('for', [
  z.object({ for: z.literal('events') }),
  z.object({ for: z.literal('console'), console: z.string().check(z.maxLength(40)) }),
]);
export type TicketRequest = z.infer<typeof TicketRequest>;
export const TicketView = z.object({ ticket: z.string() });
