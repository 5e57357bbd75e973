// A value that can be watched: what React's useSyncExternalStore wants, without React. Knows nothing of the runner.

export interface Readable<T> {
  get(): T;
  /** Returns the function that stops listening. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends Readable<T> {
  /** Listeners are told only when the value is another one. */
  set(next: T): void;
  update(change: (now: T) => T): void;
}

/** A store holding `initial`. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Resolves with the first value that fits, at once when the present one does; `undefined` after `withinMs`. */
export function when<T, S extends T>(
  store: Readable<T>,
  fits: (value: T) => value is S,
  withinMs: number,
): Promise<S | undefined>;
export function when<T>(
  store: Readable<T>,
  fits: (value: T) => boolean,
  withinMs: number,
): Promise<T | undefined>;
export function when<T>(
  store: Readable<T>,
  fits: (value: T) => boolean,
  withinMs: number,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const finish = (value: T | undefined): void => {
      clearTimeout(timer);
      stop();
      resolve(value);
    };
    const look = (): void => {
      const value = store.get();
      if (fits(value)) finish(value);
    };
    const timer = setTimeout(() => finish(undefined), withinMs);
    const stop = store.subscribe(look);
    look();
  });
}
