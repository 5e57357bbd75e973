// When to try again: quickly at first, then every few seconds, at once when the machine wakes up.

const pausesMs = [250, 500, 1000, 2000, 4000] as const;

export interface Retry {
  /** Plans the next try; an earlier plan is replaced. */
  plan(attempt: () => void): void;
  /** It worked: the next failure starts with the short pause again. */
  settled(): void;
  /** Runs a planned try at once, for instance when the page becomes visible. */
  hurry(): void;
  stop(): void;
}

/** A retry clock; the longest pause is 4 s, so that a woken laptop is back within ten. */
export function createRetry(): Retry {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let planned: (() => void) | undefined;
  const fire = (): void => {
    const attempt = planned;
    clearTimeout(timer);
    planned = undefined;
    attempt?.();
  };
  return {
    plan(attempt) {
      clearTimeout(timer);
      planned = attempt;
      timer = setTimeout(fire, pausesMs[Math.min(failures, pausesMs.length - 1)]);
      failures += 1;
    },
    settled() {
      failures = 0;
    },
    hurry: fire,
    stop() {
      clearTimeout(timer);
      planned = undefined;
    },
  };
}
