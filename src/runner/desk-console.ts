// One console as the page holds it: its socket once a terminal is there, and whether its shell waits for a command.
import type { Call } from './caller.ts';
import {
  type ConsoleLink,
  type ConsoleLinkState,
  type TerminalPort,
  createConsoleLink,
} from './console-link.ts';
import type { OpenSocket } from './socket.ts';
import { type Readable, createStore } from './store.ts';

/** `unknown` until the shell has marked its prompt (OSC 133) in what this page has seen. */
export type Shell = 'unknown' | 'idle' | 'busy';

export interface DeskConsole {
  readonly id: string;
  readonly state: Readable<ConsoleLinkState>;
  readonly shell: Readable<Shell>;
  /** Counts input that could not be sent, so that the page can say so each time. */
  readonly refused: Readable<number>;
  /** Gives the console its terminal and attaches; the returned function lets go again. */
  bind(terminal: TerminalPort): () => void;
  /** The payload of an OSC 133 mark: `A`, `B`, `C`, `D;0`. */
  mark(payload: string): void;
  /** What the learner typed. */
  input(text: string): void;
  resize(): void;
  restart(): void;
  attach(): void;
  hurry(): void;
  focus(): void;
  /** Empties the half-typed line, types `line` and presses Enter. */
  enter(line: string): boolean;
  /** Puts text on the line without Enter. */
  insert(text: string): boolean;
  dispose(): void;
}

const encoder = new TextEncoder();
/** Ctrl-E and Ctrl-U: to the end of the line, then cut all of it. */
const emptyLine = '\u0005\u0015';

/** A console of the desk; nothing is connected before `bind`. */
export function createDeskConsole(
  id: string,
  parts: { readonly call: Call; readonly openSocket: OpenSocket; readonly now: () => number },
): DeskConsole {
  const state = createStore<ConsoleLinkState>({ phase: 'connecting' });
  const shell = createStore<Shell>('unknown');
  const refused = createStore(0);
  let link: ConsoleLink | undefined;
  let terminal: TerminalPort | undefined;

  const send = (text: string): boolean => {
    const sent = link?.send(encoder.encode(text)) ?? false;
    if (!sent) refused.update((count) => count + 1);
    return sent;
  };
  const release = (): void => {
    link?.dispose();
    link = undefined;
    terminal = undefined;
  };

  return {
    id,
    state,
    shell,
    refused,
    bind(given) {
      release();
      terminal = {
        ...given,
        reset() {
          shell.set('unknown');
          given.reset();
        },
      };
      const bound = createConsoleLink(id, terminal, parts);
      link = bound;
      const follow = (): void => {
        const next = bound.state.get();
        if (next.phase === 'exited' || next.phase === 'gone') shell.set('unknown');
        state.set(next);
      };
      follow();
      const stop = bound.state.subscribe(follow);
      return () => {
        stop();
        if (link === bound) release();
      };
    },
    mark(payload) {
      const kind = payload.charAt(0);
      if (kind === 'A' || kind === 'B') shell.set('idle');
      else if (kind === 'C') shell.set('busy');
    },
    input: send,
    resize: () => link?.resize(),
    restart: () => link?.restart(),
    attach: () => link?.attach(),
    hurry: () => link?.hurry(),
    focus: () => terminal?.focus(),
    enter: (line) => send(`${emptyLine}${line}\r`),
    insert: (text) => state.get().phase === 'open' && (terminal?.insert(text) ?? false),
    dispose: release,
  };
}
