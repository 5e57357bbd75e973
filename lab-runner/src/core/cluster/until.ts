// Waiting for a condition that changes announce: no polling, no fixed sleeps.
import type { Disposable } from '../../ports/cluster-driver.ts';

export interface UntilOptions {
  readonly subscribe: (listener: () => void) => Disposable;
  readonly withinMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The error to reject with when time is up. */
  readonly onTimeout: () => Error;
}

/** Resolves as soon as `probe` gives true, asked now and after every announced change; `probe` may throw to give up. */
export function until(probe: () => boolean, options: UntilOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const cleanUps: (() => void)[] = [];
    const settle = (end: () => void) => {
      cleanUps.splice(0).forEach((cleanUp) => cleanUp());
      end();
    };
    const ask = () => {
      try {
        if (probe()) settle(resolve);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const { signal } = options;
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => settle(() => reject(signal?.reason));
    signal?.addEventListener('abort', onAbort, { once: true });
    cleanUps.push(() => signal?.removeEventListener('abort', onAbort));
    const timer = setTimeout(() => settle(() => reject(options.onTimeout())), options.withinMs);
    cleanUps.push(() => clearTimeout(timer));
    const subscription = options.subscribe(ask);
    cleanUps.push(() => subscription.dispose());
    ask();
  });
}
