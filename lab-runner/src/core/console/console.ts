// One console: a shell that outlives its page. Who is attached, what they see, and the shell's end and restart.
// Knows no sockets and no terminal library.
import {
  type ConsoleClientMessage,
  type ConsoleServerMessage,
  ConsoleSize,
  type ConsoleView,
  type ErrorCode,
  RailyardError,
} from '../../../protocol/index.ts';
import type { ProgramSignal, Shell, ShellExit, ShellProgram } from '../../ports/workbench.ts';
import { createOutputStream, type StreamLimits } from './output-stream.ts';

/** Why a connection is ended from this side; each has a close code in the error table. */
export type CloseReason = Extract<ErrorCode, 'MOVED' | 'SEAT_RESET' | 'IDLE' | 'NO_SUCH_CONSOLE'>;

/** A connected page, as the console sees it. */
export interface ConsolePeer {
  bytes(bytes: Uint8Array): void;
  message(message: ConsoleServerMessage): void;
  close(reason: CloseReason): void;
}

/** A console, as a connected page sees it. Throws RailyardError for what it cannot do. */
export interface ConsoleLink {
  receive(message: ConsoleClientMessage): void;
  input(bytes: Uint8Array): void;
  /** The connection is gone. The shell is kept for the grace time. */
  leave(): void;
}

export interface Console {
  readonly id: string;
  view(): ConsoleView;
  connect(peer: ConsolePeer): ConsoleLink;
  /** What runs in its shell, besides the shell. */
  programs(): Promise<readonly ShellProgram[]>;
  signal(pids: readonly number[], signal: ProgramSignal): Promise<void>;
  close(reason: CloseReason): Promise<void>;
}

export interface ConsoleOptions {
  readonly id: string;
  readonly title: string;
  readonly openShell: (size: ConsoleSize) => Promise<Shell>;
  readonly limits: StreamLimits & { readonly graceMs: number; readonly pendingInputBytes: number };
  readonly onChange: () => void;
  /** Nobody came back within the grace time. */
  readonly onIdle: () => void;
}

/** Opens the first shell; rejects when that fails. */
export async function openConsole(options: ConsoleOptions, firstSize: ConsoleSize): Promise<Console> {
  const { id, title, limits } = options;
  const stream = createOutputStream(limits, (paused) => (paused ? shell?.pause() : shell?.resume()));
  const connected = new Set<ConsolePeer>();
  let shell: Shell | undefined;
  let size = firstSize;
  let exit: ShellExit | undefined;
  let starting = false;
  let attached: ConsolePeer | undefined;
  let closed = false;
  let grace: NodeJS.Timeout | undefined;

  async function start(): Promise<void> {
    starting = true;
    try {
      const opened = await options.openShell(size);
      if (closed) return void (await opened.close());
      shell = opened;
      exit = undefined;
      opened.resize(size);
      opened.onData(stream.append);
      opened.onExit((how) => ended(how));
    } finally {
      starting = false;
    }
  }

  function ended(how: ShellExit): void {
    shell = undefined;
    exit = how;
    stream.flush();
    attached?.message({ type: 'exited', ...how });
    if (!closed) options.onChange();
  }

  async function restart(): Promise<void> {
    // A second click on the button finds the shell on its way, or there.
    if (shell !== undefined || starting || closed) return;
    try {
      await start();
      // What the new shell has said already must not lie behind the position told here.
      stream.flush();
      attached?.message({ type: 'attached', position: stream.end, reset: false });
      options.onChange();
    } catch (error) {
      const known = error instanceof RailyardError ? error : internal(error);
      attached?.message({ type: 'error', ...known.toBody() });
    }
  }

  function waitForSomebody(): void {
    clearTimeout(grace);
    grace = attached === undefined && !closed ? setTimeout(options.onIdle, limits.graceMs) : undefined;
    grace?.unref();
  }

  function attach(peer: ConsolePeer, from: number): void {
    const before = attached;
    attached = peer;
    if (before !== undefined && before !== peer) {
      connected.delete(before);
      before.close('MOVED');
    }
    stream.attach(
      {
        begins: (position, reset) => peer.message({ type: 'attached', position, reset }),
        bytes: (bytes) => peer.bytes(bytes),
      },
      from,
    );
    if (exit !== undefined) peer.message({ type: 'exited', ...exit });
    waitForSomebody();
  }

  function resize(columns: number, rows: number): void {
    const asked = ConsoleSize.safeParse({ columns, rows });
    if (!asked.success) throw new RailyardError('INVALID_SIZE');
    size = asked.data;
    shell?.resize(size);
  }

  function mustBeAttached(peer: ConsolePeer): void {
    if (attached === peer) return;
    throw new RailyardError('INVALID_MESSAGE', { detail: 'the first message must be attach' });
  }

  function connect(peer: ConsolePeer): ConsoleLink {
    connected.add(peer);
    return {
      receive(message) {
        if (!connected.has(peer)) return;
        if (message.type === 'attach') {
          const from = position('from', message.from);
          resize(message.columns, message.rows);
          return attach(peer, from);
        }
        mustBeAttached(peer);
        if (message.type === 'resize') return resize(message.columns, message.rows);
        if (message.type === 'restart') return void restart();
        if (!stream.acknowledge(position('position', message.position))) {
          throw invalidField('position', 'nothing was sent that far');
        }
      },
      input(bytes) {
        if (!connected.has(peer)) return;
        mustBeAttached(peer);
        if (shell === undefined) throw new RailyardError('SHELL_EXITED');
        const waiting = shell.pendingInput?.() ?? 0;
        if (waiting + bytes.length > limits.pendingInputBytes) {
          throw new RailyardError('TOO_MANY_REQUESTS', { seconds: 1 });
        }
        shell.write(bytes);
      },
      leave() {
        connected.delete(peer);
        if (attached !== peer) return;
        attached = undefined;
        stream.detach();
        waitForSomebody();
      },
    };
  }

  await start();
  waitForSomebody();
  return {
    id,
    view: () => ({ id, title, running: exit === undefined, exitStatus: exit?.status ?? null }),
    connect,
    programs: async () => (await shell?.programs()) ?? [],
    signal: async (pids, signal) => shell?.signal(pids, signal),
    async close(reason) {
      if (closed) return;
      closed = true;
      clearTimeout(grace);
      stream.dispose();
      attached = undefined;
      for (const peer of connected) peer.close(reason);
      connected.clear();
      await shell?.close();
    },
  };
}

function position(field: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw invalidField(field, 'it is a whole number of bytes, 0 or more');
}

function invalidField(field: string, detail: string): RailyardError {
  return new RailyardError('INVALID_FIELD', { field, detail });
}

function internal(error: unknown): RailyardError {
  return new RailyardError('INTERNAL', { detail: 'the shell could not be started' }, error);
}
