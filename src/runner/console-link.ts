// One console's socket: attach, bytes both ways, acknowledgement, reconnection. Knows no xterm, only a terminal port.
import {
  type ConsoleClientMessage,
  ConsoleServerMessage,
  limits,
  pathOf,
  sockets,
} from '@railyard/lab-runner/protocol';
import type { Call } from './caller.ts';
import { parseJson } from './json.ts';
import type { Problem } from './problem.ts';
import { createRetry } from './retry.ts';
import type { OpenSocket, Socket } from './socket.ts';
import { type Readable, createStore } from './store.ts';

/** What a terminal must offer to be wired to a shell. */
export interface TerminalPort {
  /** `parsed` is called when the terminal has worked through these bytes. */
  write(bytes: Uint8Array, parsed: () => void): void;
  /** Clears screen and scrollback. */
  reset(): void;
  size(): { readonly columns: number; readonly rows: number };
  /** Inserts text the way a paste would; false when the shell could run several lines at once. */
  insert(text: string): boolean;
  focus(): void;
}

export type ConsoleLinkState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  | { readonly phase: 'lost'; readonly since: number }
  /** Another tab shows this console now. */
  | { readonly phase: 'taken' }
  | { readonly phase: 'exited'; readonly status: number | null; readonly signal: number | null }
  /** It will not come back: closed, idle for too long, or swept away by a reset. */
  | { readonly phase: 'gone'; readonly why: 'closed' | 'idle' | 'reset' }
  | { readonly phase: 'refused'; readonly problem: Problem };

export interface ConsoleLink {
  readonly state: Readable<ConsoleLinkState>;
  /** Typed ahead while connecting, the bytes wait for the shell. False when nothing will be sent: the page must say so. */
  send(bytes: Uint8Array): boolean;
  resize(): void;
  /** A new shell after the old one ended. */
  restart(): void;
  /** Attaches again, also after another tab took the console. */
  attach(): void;
  hurry(): void;
  dispose(): void;
}

const pieceBytes = limits.messageBytes / 2;
/** What may be typed ahead of a shell that is on its way: a long command, not a pasted file. */
const typedAheadBytes = 4096;

/** Wires `terminal` to the shell of console `id`, at once and until `dispose`. */
export function createConsoleLink(
  id: string,
  terminal: TerminalPort,
  parts: { readonly call: Call; readonly openSocket: OpenSocket; readonly now: () => number },
): ConsoleLink {
  const { call, openSocket, now } = parts;
  const state = createStore<ConsoleLinkState>({ phase: 'connecting' });
  const retry = createRetry();
  let socket: Socket | undefined;
  let received = 0;
  let acknowledged = 0;
  let generation = 0;
  let disposed = false;
  let ahead: Uint8Array[] = [];

  const say = (message: ConsoleClientMessage): void => socket?.text(JSON.stringify(message));

  const lose = (): void => {
    const before = state.get();
    state.set({ phase: 'lost', since: before.phase === 'lost' ? before.since : now() });
    retry.plan(() => void connect());
  };

  const transmit = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.byteLength; at += pieceBytes)
      socket?.bytes(bytes.subarray(at, at + pieceBytes));
  };

  const keepForTheShell = (bytes: Uint8Array): boolean => {
    const waiting = ahead.reduce((sum, piece) => sum + piece.byteLength, 0);
    if (waiting + bytes.byteLength > typedAheadBytes) return false;
    ahead.push(bytes);
    return true;
  };

  const onText = (message: string): void => {
    const parsed = ConsoleServerMessage.safeParse(parseJson(message));
    if (!parsed.success) return;
    const said = parsed.data;
    if (said.type === 'attached') {
      if (said.reset) {
        generation += 1;
        terminal.reset();
      }
      received = said.position;
      acknowledged = said.position;
      retry.settled();
      state.set({ phase: 'open' });
      ahead.forEach(transmit);
      ahead = [];
    } else if (said.type === 'exited') {
      state.set({ phase: 'exited', status: said.status, signal: said.signal });
    } else if (said.code !== 'SHELL_EXITED') {
      state.set({ phase: 'refused', problem: said });
    }
  };

  const onBytes = (bytes: Uint8Array): void => {
    received += bytes.byteLength;
    const position = received;
    const written = generation;
    terminal.write(bytes, () => {
      if (written !== generation || position - acknowledged < limits.acknowledgeEvery) return;
      acknowledged = position;
      say({ type: 'ack', position });
    });
  };

  const onClose = (code: number): void => {
    socket = undefined;
    if (disposed) return;
    if (code === 4409) state.set({ phase: 'taken' });
    else if (code === 4404) state.set({ phase: 'gone', why: 'closed' });
    else if (code === 4408) state.set({ phase: 'gone', why: 'idle' });
    else if (code === 4410) state.set({ phase: 'gone', why: 'reset' });
    else if (state.get().phase !== 'exited' || code !== 1000) lose();
  };

  // Whoever types into a shell that is lost or over is told so; it must not reach a later one by surprise.
  state.subscribe(() => {
    if (state.get().phase !== 'connecting' && state.get().phase !== 'open') ahead = [];
  });

  const connect = async (): Promise<void> => {
    const ticket = await call('ticket', { body: { for: 'console', console: id } });
    if (disposed || socket) return;
    if (!ticket.ok) {
      if (ticket.problem.code === 'NO_SUCH_CONSOLE') state.set({ phase: 'gone', why: 'closed' });
      else lose();
      return;
    }
    const path = pathOf(sockets.console, { console: id });
    socket = openSocket(`${path}?ticket=${encodeURIComponent(ticket.value.ticket)}`, {
      open: () => say({ type: 'attach', from: received, ...terminal.size() }),
      text: onText,
      bytes: onBytes,
      close: onClose,
    });
  };

  void connect();
  return {
    state,
    send(bytes) {
      const { phase } = state.get();
      if (phase === 'connecting') return keepForTheShell(bytes);
      if (!socket || phase !== 'open') return false;
      transmit(bytes);
      return true;
    },
    resize: () => say({ type: 'resize', ...terminal.size() }),
    restart() {
      if (state.get().phase !== 'exited') return;
      state.set({ phase: 'connecting' });
      say({ type: 'restart' });
    },
    attach() {
      if (socket) return;
      state.set({ phase: 'connecting' });
      void connect();
    },
    hurry: () => retry.hurry(),
    dispose() {
      disposed = true;
      retry.stop();
      socket?.close();
    },
  };
}
