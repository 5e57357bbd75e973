// Ctrl-C of a client: the first asks it to end cleanly, the second ends it at once.

/** Aborted by the first Ctrl-C, a closed console, or a reader that has gone (`| head`). */
export function stopAsked(): AbortSignal {
  const asked = new AbortController();
  const stop = (): void => {
    if (asked.signal.aborted) process.exit(130);
    asked.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || code === 'EIO') asked.abort();
  });
  return asked.signal;
}

/** Waits so many milliseconds, or until it is called off. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0 || signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

/** Resolves when the work is done, or `ms` after the signal, whichever is first; tells which. */
export async function within<T>(work: Promise<T>, signal: AbortSignal, ms: number): Promise<T | 'too late'> {
  let timer: NodeJS.Timeout | undefined;
  let begin = (): void => undefined;
  const late = new Promise<'too late'>((resolve) => {
    begin = () => void (timer = setTimeout(() => resolve('too late'), ms));
  });
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', begin);
  }
}

/** Writes a line, and waits where the terminal has to catch up: output is never piled up in memory. */
export async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`) || process.stdout.destroyed) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
    process.stdout.once('error', () => resolve());
  });
}
