// Gives a program's terminal its size: one request at a time, so that the last one asked for is the one that stays.
import type Docker from 'dockerode';
import type { ConsoleSize } from '../../../../protocol/index.ts';

export interface Resizer {
  resize(size: ConsoleSize): void;
}

export function createResizer(exec: Pick<Docker.Exec, 'resize'>): Resizer {
  let wanted: ConsoleSize | undefined;
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (wanted !== undefined) {
      const { rows: h, columns: w } = wanted;
      wanted = undefined;
      // It has ended, or not begun yet: nobody sees the size of such a terminal.
      await exec.resize({ h, w }).catch(() => undefined);
    }
    busy = false;
  }

  return {
    resize(size) {
      wanted = size;
      if (!busy) void work();
    },
  };
}
