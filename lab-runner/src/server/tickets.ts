// Single-use tickets that open one socket within 30 seconds. A ticket in a log or a history is worth nothing.
import { randomBytes } from 'node:crypto';
import { limits, type TicketRequest } from '../../protocol/index.ts';

export interface Tickets {
  issue(purpose: TicketRequest): string;
  /** Takes the ticket out of the world; true when it was fresh and made for this purpose. */
  redeem(ticket: string, purpose: TicketRequest): boolean;
}

/** More than this are never waiting at once; the oldest give way. */
const mostWaiting = 256;

export function createTickets(now: () => number = () => performance.now()): Tickets {
  const waiting = new Map<string, { purpose: TicketRequest; until: number }>();
  return {
    issue(purpose) {
      const ticket = randomBytes(32).toString('base64url');
      for (const [old, { until }] of waiting) {
        if (waiting.size < mostWaiting && until > now()) break;
        waiting.delete(old);
      }
      waiting.set(ticket, { purpose, until: now() + limits.ticketMs });
      return ticket;
    },
    redeem(ticket, purpose) {
      const found = waiting.get(ticket);
      waiting.delete(ticket);
      return found !== undefined && found.until > now() && same(found.purpose, purpose);
    },
  };
}

function same(a: TicketRequest, b: TicketRequest): boolean {
  if (a.for === 'console') return b.for === 'console' && a.console === b.console;
  return b.for === a.for;
}
