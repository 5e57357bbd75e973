// A list of listeners, the one way the core announces a change.
import type { Disposable } from '../../ports/cluster-driver.ts';

export interface Announcer<T> {
  on(listener: (value: T) => void): Disposable;
  announce(value: T): void;
}

/** Listeners are called in the order they came; disposing while being called is allowed. */
export function createAnnouncer<T>(): Announcer<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    announce(value) {
      for (const listener of [...listeners]) listener(value);
    },
  };
}
