// The consoles of this seat: opened up to the cap, found by id, closed together by a reset.
import { randomUUID } from 'node:crypto';
import { ConsoleSize, type ConsoleView, limits, RailyardError } from '../../../protocol/index.ts';
import type { Disposable } from '../../ports/cluster-driver.ts';
import type { ProgramSignal, ShellProgram, Workbench } from '../../ports/workbench.ts';
import { type CloseReason, type Console, openConsole } from './console.ts';
import type { ConsoleKeys } from './console-keys.ts';

/** A process in one of the consoles. */
export interface ConsoleProgram extends ShellProgram {
  readonly console: Pick<ConsoleView, 'id' | 'title'>;
}

export interface ConsoleHub {
  /** Throws INVALID_SIZE, TOO_MANY_SHELLS, and what the workbench throws. */
  open(size: ConsoleSize): Promise<ConsoleView>;
  /** Throws NO_SUCH_CONSOLE. Resolves when the shell and all it started are gone. */
  close(id: string): Promise<void>;
  closeAll(reason: CloseReason): Promise<void>;
  get(id: string): Console | undefined;
  list(): readonly ConsoleView[];
  /** What runs in all consoles, besides their shells. */
  programs(): Promise<readonly ConsoleProgram[]>;
  /** Signals those of them that still run. */
  signal(programs: readonly ConsoleProgram[], signal: ProgramSignal): Promise<void>;
  /** Called when a console was opened, closed, ended or restarted. */
  onChange(listener: (consoles: readonly ConsoleView[]) => void): Disposable;
}

export interface ConsoleHubOptions {
  readonly workbench: Workbench;
  readonly keys: ConsoleKeys;
  /** What a shell is told: its console's id and key are put in here. */
  readonly environment: (consoleId: string, key: string) => Readonly<Record<string, string>>;
  /** Milliseconds a shell without a page is kept. */
  readonly graceMs?: number;
  /** Told of errors nobody waits for: closing an idle console failed. */
  readonly onFault?: (error: unknown) => void;
}

/** How output travels: see output-stream.ts. */
const travel = { batchBytes: 64 * 1024, batchMs: 2, returnMs: 10_000 } as const;
/** Input a shell has not taken yet; more than this is a flood. */
const pendingInputBytes = 4 * 1024 * 1024;

export function createConsoleHub(options: ConsoleHubOptions): ConsoleHub {
  const { workbench, keys, environment, graceMs = limits.consoleGraceMs } = options;
  const consoles = new Map<string, Console>();
  const listeners = new Set<(consoles: readonly ConsoleView[]) => void>();
  /** Places in the row of titles, taken before the shell is there so that a hundred requests at once stay under the cap. */
  const places = new Map<string, number>();
  /** +1 whenever everything is closed, so that a shell still on its way then is closed too. */
  let generation = 0;

  const list = () => [...consoles.values()].map((console) => console.view());
  const changed = () => [...listeners].forEach((listener) => listener(list()));

  function takePlace(id: string): number {
    const taken = new Set(places.values());
    if (taken.size >= limits.consoles) throw new RailyardError('TOO_MANY_SHELLS', { limit: limits.consoles });
    let place = 1;
    while (taken.has(place)) place += 1;
    places.set(id, place);
    return place;
  }

  async function shut(id: string, reason: CloseReason): Promise<void> {
    const console = consoles.get(id);
    if (console === undefined) throw new RailyardError('NO_SUCH_CONSOLE');
    consoles.delete(id);
    keys.revoke(id);
    changed();
    try {
      await console.close(reason);
    } finally {
      places.delete(id);
    }
  }

  return {
    list,
    get: (id) => consoles.get(id),
    async open(wanted) {
      const size = ConsoleSize.safeParse(wanted);
      if (!size.success) throw new RailyardError('INVALID_SIZE');
      const id = randomUUID();
      const place = takePlace(id);
      const born = generation;
      const env = environment(id, keys.issue(id));
      try {
        const console = await openConsole(
          {
            id,
            title: `Console ${place}`,
            openShell: (shellSize) => workbench.open({ ...shellSize, env }),
            limits: { ...limits, ...travel, graceMs, pendingInputBytes },
            onChange: changed,
            onIdle: () => void shut(id, 'IDLE').catch((error: unknown) => options.onFault?.(error)),
          },
          size.data,
        );
        if (born !== generation) {
          await console.close('SEAT_RESET');
          throw new RailyardError('SEAT_RESET');
        }
        consoles.set(id, console);
      } catch (error) {
        keys.revoke(id);
        places.delete(id);
        throw error;
      }
      changed();
      return (consoles.get(id) as Console).view();
    },
    close: (id) => shut(id, 'NO_SUCH_CONSOLE'),
    async closeAll(reason) {
      generation += 1;
      await Promise.all([...consoles.keys()].map((id) => shut(id, reason)));
    },
    async programs() {
      const each = [...consoles.values()].map(async (console) => {
        const { id, title } = console.view();
        return (await console.programs()).map((program) => ({ ...program, console: { id, title } }));
      });
      return (await Promise.all(each)).flat();
    },
    async signal(programs, signal) {
      const each = [...consoles.values()].map((console) => {
        const pids = programs.filter((one) => one.console.id === console.id).map(({ pid }) => pid);
        return pids.length === 0 ? undefined : console.signal(pids, signal);
      });
      await Promise.all(each);
    },
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}
