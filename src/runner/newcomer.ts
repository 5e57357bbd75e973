// Notices that another class sits here than the one this browser last saw, and has what it left behind forgotten. Knows no page.
import type { Readable, Store } from './store.ts';

export interface NewcomerParts {
  /** What the runner says; `undefined` until it has. */
  readonly classEnded: Readable<string | undefined>;
  /** What this browser saw last; `null` when it never saw any. */
  readonly seen: Store<string | null>;
  /** Called once for each change of class. */
  readonly forget: () => void;
}

/** Returns the function that stops looking. */
export function watchForNewcomer({ classEnded, seen, forget }: NewcomerParts): () => void {
  const look = (): void => {
    const ended = classEnded.get();
    const before = seen.get();
    if (ended === undefined || ended === before) return;
    seen.set(ended);
    if (before !== null) forget();
  };
  look();
  return classEnded.subscribe(look);
}
