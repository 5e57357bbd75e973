// One life of a node: a process from its start to its end. Starts and signals nothing.
import { statSync } from 'node:fs';
import type { ProcessIdentity } from './process.ts';
import { waiting } from './waiting.ts';

export interface Life {
  readonly identity: ProcessIdentity;
  readonly since: number;
  /** Size of the node's log when this life began, so that an old error is not taken for a new one. */
  readonly logFrom: number;
  /** True when the process is our child, whose exit we are told of. */
  readonly ours: boolean;
  readonly gone: Promise<void>;
  readonly bury: () => void;
  serves: boolean;
  asked: 'stop' | 'kill' | undefined;
}

/** A life that has just begun, or was found. */
export function beginLife(facts: Omit<Life, 'gone' | 'bury' | 'asked'>): Life {
  const { promise, resolve } = waiting();
  return { ...facts, gone: promise, bury: resolve, asked: undefined };
}

/** True when the life ended in time, false when it did not; rejects when the signal aborts. */
export async function isGoneWithin(life: Life, ms: number, signal: AbortSignal): Promise<boolean> {
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

/** Bytes of a file; 0 when there is none. */
export function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
