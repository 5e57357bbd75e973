// Gives a program's terminal its size: one request at a time, so that the last one asked for is the one that stays.
import type Docker from 'dockerode';
import type { ConsoleSize } from '../../../../protocol/index.ts';

export interface Resizer {
  /** Resolves when the terminal has this size or a later one, or when it has ended. */
  resize(size: ConsoleSize): Promise<void>;
}

export function createResizer(exec: Pick<Docker.Exec, 'resize'>): Resizer {
  let wanted: ConsoleSize | undefined;
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (wanted !== undefined) {
      const { rows: h, columns: w } = wanted;
      wanted = undefined;
      // It has ended, or not begun yet: nobody sees the size of such a terminal.
      await exec.resize({ h, w }).catch(() => undefined);
    }
    working = undefined;
  }

  return {
    resize(size) {
      wanted = size;
      return (working ??= work());
    },
  };
}
