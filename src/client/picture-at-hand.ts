// Which exercise is worked at: the one whose card was last touched, or came last before the reader's eyes. Draws nothing.
import { type Readable, createStore } from '../runner/index.ts';

export interface AtHand {
  /** `undefined` on a page without exercises. */
  readonly exercise: Readable<string | undefined>;
  /** The card stands on the page; the returned function takes it away. */
  join(exercise: string): () => void;
  touch(exercise: string): void;
}

/** A page without exercises. */
export function createAtHand(): AtHand {
  const exercise = createStore<string | undefined>(undefined);
  const cards: string[] = [];
  return {
    exercise,
    join(id) {
      cards.push(id);
      exercise.update((now) => now ?? id);
      return () => {
        const at = cards.indexOf(id);
        if (at >= 0) cards.splice(at, 1);
        if (!cards.includes(id)) exercise.update((now) => (now === id ? cards[0] : now));
      };
    },
    touch: (id) => exercise.set(id),
  };
}
