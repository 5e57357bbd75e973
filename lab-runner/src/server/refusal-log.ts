// One line in the log for each refused act: its code and where, never what was shown. A flood is counted, not written out.
import type { Logger } from 'pino';
import type { RailyardError } from '../../protocol/index.ts';

export interface RefusalLog {
  refused(error: RailyardError, where: Readonly<Record<string, string | number | undefined>>): void;
}

/** Lines per code within ten seconds; the rest is summed up in the next line of that code. */
const mostLines = 100;
const windowMs = 10_000;

export function createRefusalLog(log: Logger, now: () => number = () => performance.now()): RefusalLog {
  const seen = new Map<string, { since: number; lines: number; left: number }>();
  return {
    refused(error, where) {
      const at = now();
      const earlier = seen.get(error.code);
      const entry = earlier ?? { since: at, lines: 0, left: 0 };
      seen.set(error.code, entry);
      if (at - entry.since > windowMs) Object.assign(entry, { since: at, lines: 0 });
      if (entry.lines >= mostLines) {
        entry.left += 1;
        return;
      }
      const line = { code: error.code, ...where, ...(entry.left > 0 ? { alsoNotWritten: entry.left } : {}) };
      entry.lines += 1;
      entry.left = 0;
      if (error.code === 'INTERNAL') log.error({ ...line, err: error.cause ?? error }, error.message);
      else log.warn(line, `refused: ${error.code}`);
    },
  };
}
