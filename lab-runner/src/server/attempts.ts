// Counts failed attempts to show a secret: after ten within a minute the answer is 429.
// Whoever holds the right one is never locked out by others' failures.
import { RailyardError } from '../../protocol/index.ts';

const allowed = 10;
const windowMs = 60_000;

export interface Attempts {
  /** Records a failure and gives the refusal it deserves. */
  failed(): RailyardError;
}

export function createAttempts(now: () => number = () => performance.now()): Attempts {
  let failures: number[] = [];
  return {
    failed() {
      const at = now();
      failures = failures.filter((earlier) => at - earlier < windowMs);
      const [first = at] = failures;
      if (failures.length >= allowed) {
        const seconds = Math.max(1, Math.ceil((windowMs - (at - first)) / 1000));
        return new RailyardError('TOO_MANY_REQUESTS', { seconds });
      }
      failures.push(at);
      return new RailyardError('NOT_AUTHORISED');
    },
  };
}
