// Asking again and again where nothing announces a change, and letting go of work that takes too long.

export interface EventuallyOptions {
  readonly withinMs: number;
  readonly everyMs?: number;
  readonly signal: AbortSignal;
  /** The error to reject with when time is up. */
  readonly onTimeout: () => Error;
}

/** Resolves with the first answer that is not `undefined`; a probe that rejects ends it. */
export async function eventually<T>(
  probe: () => Promise<T | undefined>,
  { withinMs, everyMs = 50, signal, onTimeout }: EventuallyOptions,
): Promise<T> {
  for (const end = performance.now() + withinMs; ;) {
    signal.throwIfAborted();
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > end) throw onTimeout();
    await unlessAborted(new Promise((resolve) => setTimeout(resolve, everyMs)), signal);
  }
}

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. The work itself is not stopped. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
