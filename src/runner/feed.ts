// The page's link to the runner: greeting, event socket, reconnection. Passes events on and knows nothing of their meaning.
import { RunnerEvent, pathOf, sockets } from '@railyard/lab-runner/protocol';
import type { Call } from './caller.ts';
import { parseJson } from './json.ts';
import type { Problem } from './problem.ts';
import { createRetry } from './retry.ts';
import type { OpenSocket, Socket } from './socket.ts';
import { type Readable, createStore } from './store.ts';

export type Link =
  /** No runner serves this copy of the site: everything can be read, nothing run. */
  | { readonly phase: 'reading' }
  | { readonly phase: 'connecting' }
  /** A runner is there, and this page may not use it. */
  | { readonly phase: 'locked'; readonly problem: Problem }
  | { readonly phase: 'connected' }
  /** `since` in ms of the wall clock; `reason` when the runner said goodbye. */
  | { readonly phase: 'lost'; readonly since: number; readonly reason?: string };

export interface Feed {
  readonly link: Readable<Link>;
  start(): void;
  /** Tries again at once when a try is planned. */
  hurry(): void;
  dispose(): void;
}

export interface FeedParts {
  readonly call: Call;
  readonly openSocket: OpenSocket;
  readonly token: string | undefined;
  readonly now: () => number;
  readonly onEvent: (event: RunnerEvent) => void;
}

const notHere = new Set(['UNREACHABLE', 'UNREADABLE', 'NO_SUCH_ROUTE']);

/** Builds the feed; nothing happens before `start`. */
export function createFeed({ call, openSocket, token, now, onEvent }: FeedParts): Feed {
  const link = createStore<Link>({ phase: 'connecting' });
  const retry = createRetry();
  let socket: Socket | undefined;
  let fragment = token;
  let disposed = false;

  const lose = (again: () => void, reason?: string): void => {
    if (disposed) return;
    const before = link.get();
    link.set({
      phase: 'lost',
      since: before.phase === 'lost' ? before.since : now(),
      reason: reason ?? (before.phase === 'lost' ? before.reason : undefined),
    });
    retry.plan(again);
  };
  const lock = (problem: Problem): void => {
    if (disposed) return;
    link.set({ phase: 'locked', problem });
    retry.plan(() => void greet());
  };

  const greet = async (): Promise<void> => {
    const given = fragment;
    fragment = undefined;
    const exchanged = given === undefined ? undefined : await call('openSession', { body: { token: given } });
    const session = exchanged?.ok ? exchanged : await call('session');
    if (disposed) return;
    if (session.ok && session.value.authorised) return connect();
    if (session.ok) {
      const { what, remedy } = exchanged && !exchanged.ok ? exchanged.problem : notAuthorised;
      return lock({ code: 'NOT_AUTHORISED', what: session.value.reason ?? what, remedy });
    }
    if (!notHere.has(session.problem.code)) return lose(() => void greet());
    const known = link.get().phase;
    if (known === 'connecting') link.set({ phase: 'reading' });
    else lose(() => void greet());
  };

  const connect = async (): Promise<void> => {
    const ticket = await call('ticket', { body: { for: 'events' } });
    if (disposed) return;
    if (!ticket.ok) {
      if (ticket.problem.code === 'NOT_AUTHORISED') return lock(ticket.problem);
      return lose(() => void connect());
    }
    let goodbye: string | undefined;
    socket = openSocket(`${pathOf(sockets.events)}?ticket=${encodeURIComponent(ticket.value.ticket)}`, {
      open: () => undefined,
      bytes: () => undefined,
      text(message) {
        const event = RunnerEvent.safeParse(parseJson(message));
        if (!event.success || disposed) return;
        if (event.data.type === 'stopping') goodbye = event.data.reason;
        retry.settled();
        link.set(link.get().phase === 'connected' ? link.get() : { phase: 'connected' });
        onEvent(event.data);
      },
      close(code) {
        socket = undefined;
        lose(() => void (code === 4401 ? greet() : connect()), goodbye);
      },
    });
  };

  return {
    link,
    start: () => void greet(),
    hurry: () => retry.hurry(),
    dispose() {
      disposed = true;
      retry.stop();
      socket?.close();
    },
  };
}

const notAuthorised = {
  what: 'This page does not hold the token of the running lab.',
  remedy: 'Open the address printed by npm start, or print it again with: npx yard status',
};
