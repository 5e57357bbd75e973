// Waiting with an end: deadlines and pauses that an abort cuts short. Knows nothing of what is waited for.

/** Settles as `work` does, or rejects with `onTimeout()` when it takes longer than `withinMs`. The work itself is not stopped. */
export function within<T>(work: Promise<T>, withinMs: number, onTimeout: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(onTimeout()), withinMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      work.catch(() => undefined);
      return reject(signal.reason);
    }
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** A pause between two looks at a condition; an abort ends it with the signal's reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = deferred();
  const timer = setTimeout(resolve, ms);
  return signal ? unlessAborted(promise, signal).finally(() => clearTimeout(timer)) : promise;
}

export interface PollOptions {
  readonly withinMs: number;
  readonly everyMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** The error to reject with when time is up; it may look at the last failure of the probe. */
  readonly onTimeout: (lastFailure: unknown) => Error;
}

/** Asks until the probe gives something other than `undefined`. A probe that throws counts as not yet. */
export async function poll<T>(probe: () => Promise<T | undefined>, options: PollOptions): Promise<T> {
  const { withinMs, everyMs = 50, signal, onTimeout } = options;
  const end = performance.now() + withinMs;
  for (let failure: unknown; ;) {
    signal?.throwIfAborted();
    try {
      const found = await probe();
      if (found !== undefined) return found;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (performance.now() + everyMs > end) throw onTimeout(failure);
    await pause(everyMs, signal);
  }
}

/** Runs `work` over the items, at most `width` at a time; results keep the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}

export interface Deferred {
  readonly promise: Promise<void>;
  resolve(): void;
}

/** A promise that somebody else resolves. */
export function deferred(): Deferred {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
