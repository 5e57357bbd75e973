// Who may look at the cluster while: any number of checks that only read, or one that breaks things.

export interface Turnstile {
  /** Resolves with the way out when it is this one's turn; first come, first served. Rejects when the signal aborts first. */
  enter(alone: boolean, signal: AbortSignal): Promise<() => void>;
}

interface Waiting {
  readonly alone: boolean;
  readonly admit: () => void;
}

/** One turnstile per seat. */
export function createTurnstile(): Turnstile {
  const queue: Waiting[] = [];
  let inside = 0;
  let aloneInside = false;

  const admit = () => {
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      if (aloneInside || (first.alone && inside > 0)) return;
      queue.shift();
      inside += 1;
      aloneInside = first.alone;
      first.admit();
    }
  };

  return {
    enter(alone, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        let left = false;
        const leave = () => {
          if (left) return;
          left = true;
          inside -= 1;
          if (alone) aloneInside = false;
          admit();
        };
        const waiting: Waiting = {
          alone,
          admit() {
            signal.removeEventListener('abort', giveUp);
            resolve(leave);
          },
        };
        const giveUp = () => {
          queue.splice(queue.indexOf(waiting), 1);
          reject(signal.reason);
          admit();
        };
        signal.addEventListener('abort', giveUp, { once: true });
        queue.push(waiting);
        admit();
      });
    },
  };
}
