// Waiting inside a check: looks again and again until there is an answer or no time left.
import { RailyardError } from '../../../protocol/index.ts';

/** Ends early, with the signal's reason, when it aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Probes until something other than `undefined` comes, at growing distances up to a quarter second. A probe the cluster
 * cannot answer yet counts as not yet; if that is still so at the end, its error is thrown.
 */
export async function waitUntil<T>(
  probe: () => Promise<T | undefined>,
  withinMs: number,
  signal: AbortSignal,
): Promise<T | undefined> {
  const end = performance.now() + withinMs;
  for (let distance = 20; ; distance = Math.min(distance * 2, 250)) {
    let trouble: RailyardError | undefined;
    try {
      const found = await probe();
      if (found !== undefined) return found;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RailyardError)) throw error;
      trouble = error;
    }
    const left = end - performance.now();
    if (left <= 0) {
      if (trouble) throw trouble;
      return undefined;
    }
    await pause(Math.min(distance, left), signal);
  }
}
