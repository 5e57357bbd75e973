// Checks under way: many presses of one button are one run with one answer, and a run nobody waits for any more is cancelled.
import type { StampedVerdict } from '../../../protocol/index.ts';

/** Given to the work: its signal, and whether everybody who asked has left. */
export interface Work {
  readonly signal: AbortSignal;
  /** True when the run was cancelled because nobody waits: its verdict is not worth saving. */
  abandoned(): boolean;
}

export interface Started {
  readonly answer: Promise<StampedVerdict>;
  readonly settled: Promise<void>;
}

interface Running {
  readonly key: string;
  readonly abort: AbortController;
  readonly answer: Promise<StampedVerdict>;
  readonly askers: { waiting: number };
}

export interface Checking {
  has(exercise: string): boolean;
  /** Joins the run of the same exercise and answers, waits for one with other answers to end, or starts `work`. */
  join(
    exercise: string,
    key: string,
    work: (work: Work) => Started,
    signal?: AbortSignal,
  ): Promise<StampedVerdict>;
  /** Ends a run with a reason; its askers get the verdict that results. */
  abort(exercise: string, reason: unknown): void;
  /** Ends every run and waits until none is left. */
  abortAll(reason: unknown): Promise<void>;
}

/** `onChange` is told when an exercise begins or ends being checked. */
export function createChecking(onChange: (exercise: string) => void): Checking {
  const running = new Map<string, Running>();
  const unsettled = new Set<Promise<void>>();

  function start(exercise: string, key: string, work: (work: Work) => Started): Running {
    const abort = new AbortController();
    const askers = { waiting: 0 };
    const { answer, settled } = work({ signal: abort.signal, abandoned: () => askers.waiting === 0 });
    const one = { key, abort, answer, askers };
    running.set(exercise, one);
    unsettled.add(settled);
    void settled.then(() => unsettled.delete(settled));
    const over = () => {
      running.delete(exercise);
      onChange(exercise);
    };
    answer.then(over, over);
    onChange(exercise);
    return one;
  }

  async function join(
    exercise: string,
    key: string,
    work: (work: Work) => Started,
    signal?: AbortSignal,
  ): Promise<StampedVerdict> {
    signal?.throwIfAborted();
    const known = running.get(exercise);
    if (known && known.key !== key) {
      await unlessLeft(
        known.answer.catch(() => undefined),
        signal,
      );
      return join(exercise, key, work, signal);
    }
    const one = known ?? start(exercise, key, work);
    one.askers.waiting += 1;
    try {
      return await unlessLeft(one.answer, signal);
    } finally {
      one.askers.waiting -= 1;
      if (one.askers.waiting === 0) one.abort.abort();
    }
  }

  return {
    has: (exercise) => running.has(exercise),
    join,
    abort: (exercise, reason) => running.get(exercise)?.abort.abort(reason),
    async abortAll(reason) {
      for (const one of running.values()) one.abort.abort(reason);
      await Promise.all(unsettled);
    },
  };
}

function unlessLeft<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
