// One life of a node: from its start to its end, whatever carries it. Starts and signals nothing.
import { waiting } from './waiting.ts';

export interface Life<Handle> {
  /** What the driver knows it by. */
  readonly handle: Handle;
  /** The same for people: a pid, the short id of a container. */
  readonly id: string;
  readonly since: number;
  /** True when we are told of its end; otherwise it is seen by looking. */
  readonly ours: boolean;
  readonly gone: Promise<void>;
  readonly bury: () => void;
  serves: boolean;
  asked: 'stop' | 'kill' | undefined;
}

/** A life that has just begun, or was found. */
export function beginLife<Handle>(facts: Omit<Life<Handle>, 'gone' | 'bury' | 'asked'>): Life<Handle> {
  const { promise, resolve } = waiting();
  return { ...facts, gone: promise, bury: resolve, asked: undefined };
}

/** True when the life ended in time, false when it did not; rejects when the signal aborts. */
export async function isGoneWithin(life: Life<unknown>, ms: number, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve, reject } = waiting<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  const cancel = () => reject(signal.reason);
  signal.addEventListener('abort', cancel, { once: true });
  void life.gone.then(() => resolve(true));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
