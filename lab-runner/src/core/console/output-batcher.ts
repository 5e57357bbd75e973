// When to hand terminal output on: the first byte at once, then in batches of a size or an age.

export interface OutputBatcher {
  /** Tells that `bytes` more bytes wait; flushes now or soon. */
  pending(bytes: number): void;
  /** Flushes what waits, now. */
  flushNow(): void;
  dispose(): void;
}

export interface BatchLimits {
  readonly bytes: number;
  readonly ms: number;
}

/** A key's echo leaves at once; a flood leaves in batches, so that a thousand small reads are not a thousand frames. */
export function createOutputBatcher(flush: () => void, limits: BatchLimits): OutputBatcher {
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    waiting = 0;
    flush();
  }
  function quietAgain(): void {
    timer = undefined;
    if (waiting === 0) return;
    timer = setTimeout(quietAgain, limits.ms);
    send();
  }
  return {
    pending(bytes) {
      waiting += bytes;
      const quiet = timer === undefined;
      if (quiet) timer = setTimeout(quietAgain, limits.ms);
      if (quiet || waiting >= limits.bytes) send();
    },
    flushNow: send,
    dispose() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
