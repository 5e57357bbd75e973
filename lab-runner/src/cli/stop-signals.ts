// INT, TERM and HUP as requests to stop, counted as a person means them. Knows nothing of what is stopped.
import type { Disposable } from '../ports/cluster-driver.ts';

/** One press can arrive twice: from the terminal, and passed on by npm. Milliseconds within which it counts once. */
const samePressMs = 400;

export interface StopRequest {
  readonly signal: NodeJS.Signals;
  /** 1 for the first request, 2 for the second … */
  readonly count: number;
  readonly first: boolean;
}

const stopSignals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls the listener on every request to stop until it is disposed; the process no longer ends by itself. */
export function onStopSignal(
  listener: (request: StopRequest) => void,
  emitter: NodeJS.EventEmitter = process,
  now: () => number = () => performance.now(),
): Disposable {
  let count = 0;
  let lastAt = -Infinity;
  const hear = (signal: NodeJS.Signals) => {
    const at = now();
    const again = at - lastAt < samePressMs;
    lastAt = at;
    if (again) return;
    count += 1;
    listener({ signal, count, first: count === 1 });
  };
  for (const signal of stopSignals) emitter.on(signal, hear);
  return {
    dispose() {
      for (const signal of stopSignals) emitter.off(signal, hear);
    },
  };
}
