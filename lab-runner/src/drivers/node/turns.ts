// Lets acts on one node happen one after the other, and lets callers who want the same act share it.

/** An act under way: who waits for it, and how it is called off. */
interface Turn {
  readonly kind: string;
  readonly done: Promise<void>;
  readonly abort: AbortController;
  waiting: number;
}

export interface Turns {
  /**
   * Runs `act` after what is under way, or joins an act of the same kind that is. An act is called off
   * (its signal aborts) when all who wait for it have gone.
   */
  take(kind: string, act: (signal: AbortSignal) => Promise<void>, signal?: AbortSignal): Promise<void>;
  /** Calls off acts of this kind, waiting or under way. */
  callOff(kind: string, reason: Error): void;
}

export function createTurns(): Turns {
  let queue: Turn[] = [];
  let last: Promise<unknown> = Promise.resolve();

  function begin(kind: string, act: (signal: AbortSignal) => Promise<void>): Turn {
    const abort = new AbortController();
    const done = last.then(async () => {
      abort.signal.throwIfAborted();
      await act(abort.signal);
    });
    const turn: Turn = { kind, done, abort, waiting: 0 };
    queue.push(turn);
    last = done.catch(() => undefined).finally(() => (queue = queue.filter((one) => one !== turn)));
    return turn;
  }

  return {
    take(kind, act, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      const newest = queue.at(-1);
      const turn = newest?.kind === kind && !newest.abort.signal.aborted ? newest : begin(kind, act);
      return waitFor(turn, signal);
    },
    callOff(kind, reason) {
      for (const turn of queue) if (turn.kind === kind) turn.abort.abort(reason);
    },
  };
}

function waitFor(turn: Turn, signal: AbortSignal | undefined): Promise<void> {
  turn.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      turn.waiting -= 1;
      if (turn.waiting === 0) turn.abort.abort(signal?.reason);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    turn.done.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
  });
}
