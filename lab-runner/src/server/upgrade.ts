// The WebSocket handshake: the same guard as HTTP, then a ticket, then the socket's own room.
// A refusal leaves as an HTTP status; the page learns why from /api/session, since browsers show it only as 1006.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { limits, RailyardError, sockets, type TicketRequest } from '../../protocol/index.ts';
import type { ConsoleHub } from '../core/console/index.ts';
import { asRailyardError, sendRaw } from './answer.ts';
import type { Attempts } from './attempts.ts';
import type { Credentials } from './credentials.ts';
import { serveConsole } from './console-socket.ts';
import type { EventHub } from './event-hub.ts';
import type { Guard } from './guard.ts';
import type { RefusalLog } from './refusal-log.ts';
import { requestTarget } from './request-target.ts';
import { matchSegments } from './router.ts';
import { closeSocket } from './socket-rules.ts';
import type { Tickets } from './tickets.ts';

export interface UpgradeParts {
  readonly guard: Guard;
  readonly credentials: Credentials;
  readonly attempts: Attempts;
  readonly tickets: Tickets;
  readonly consoles: Pick<ConsoleHub, 'get'>;
  readonly events: EventHub;
  readonly log: RefusalLog;
}

export interface Upgrades {
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye to every socket. */
  close(): void;
}

/** Browsers send a message in one piece; this many pieces are an attack. */
const mostFragments = 256;

export function createUpgrades(parts: UpgradeParts): Upgrades {
  const { guard, credentials, attempts, tickets, log } = parts;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    maxFragments: mostFragments,
    // Compressing terminal bytes costs twice the time they take (measured), and invites CRIME-like guessing.
    perMessageDeflate: false,
  } as ConstructorParameters<typeof WebSocketServer>[0]);
  server.on('wsClientError', (error: Error, socket: Duplex) => {
    const refusal = new RailyardError('BAD_REQUEST', { detail: error.message });
    log.refused(refusal, { act: 'upgrade' });
    sendRaw(socket, refusal);
  });

  /** What serves the socket, once everything about the request is in order. Throws refusals. */
  function admit(request: IncomingMessage): (socket: WebSocket) => void {
    const { path, query } = requestTarget(request);
    const host = guard.host(request);
    if (request.headers.upgrade?.toLowerCase() !== 'websocket' || request.method !== 'GET') {
      throw new RailyardError('BAD_REQUEST', { detail: 'it asks for a protocol that is not WebSocket' });
    }
    guard.origin(request, host, { mustBeNamed: true });
    const who = credentials.identify(request);
    if (who === 'nobody') throw new RailyardError('NOT_AUTHORISED');
    if (who === 'wrong') throw attempts.failed();
    if (!who.roles.includes('page')) throw new RailyardError('ROLE_NOT_ALLOWED');
    const { purpose, serve } = roomOf(path);
    const given = query.getAll('ticket');
    const redeemed = given.map((ticket) => tickets.redeem(ticket, purpose));
    if (given.length !== 1 || redeemed[0] !== true) throw attempts.failed();
    return serve();
  }

  function roomOf(path: string): { purpose: TicketRequest; serve: () => (socket: WebSocket) => void } {
    const given = path.split('/');
    if (path === sockets.events) {
      return { purpose: { for: 'events' }, serve: () => (socket) => parts.events.join(socket, log) };
    }
    const id = matchSegments(sockets.console.split('/'), given)?.console;
    if (id === undefined) throw new RailyardError('NO_SUCH_ROUTE', { path: path.slice(0, 200) });
    return {
      purpose: { for: 'console', console: id },
      serve: () => {
        const console = parts.consoles.get(id);
        if (console === undefined) throw new RailyardError('NO_SUCH_CONSOLE');
        return (socket) => serveConsole(socket, console, log);
      },
    };
  }

  return {
    handle(request, socket, head) {
      socket.on('error', () => socket.destroy());
      try {
        const serve = admit(request);
        server.handleUpgrade(request, socket, head, serve);
      } catch (error) {
        const refusal = asRailyardError(error);
        log.refused(refusal, { act: 'upgrade', path: request.url?.split('?')[0]?.slice(0, 200) });
        sendRaw(socket, refusal);
      }
    },
    close() {
      for (const socket of server.clients) closeSocket(socket, 1001, 'The lab is stopping.');
    },
  };
}
