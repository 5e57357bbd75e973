// What the cluster picture shows: the live cluster, a moment of its past, or nothing new while a prediction is open. Draws nothing.
import { type Heard, type Readable, type Store, createStore } from '../runner/index.ts';

/** What the picture waits for. */
export interface QuestionCard {
  /** The question's id. */
  readonly id: string;
  /** Where it is asked, as in `Exercise 2.2`. */
  readonly title: string;
  /** HTML id of the card that asks it. */
  readonly anchor: string;
  /** What is done before the lock does not count: the check reads on from there. */
  readonly graded: boolean;
}

export interface Frozen {
  readonly card: QuestionCard;
  /** The last event the picture may show. */
  readonly sequence: number;
}

export interface Picture {
  /** The last event that is taken in; `undefined` is live. */
  readonly moment: Store<number | undefined>;
  readonly frozen: Readable<Frozen | undefined>;
  /** True while the replay goes on by itself, towards live. */
  readonly playing: Store<boolean>;
  /** Stops and dims the picture, after the event `sequence` or where it is, until `release`. A frozen one stays where it is. */
  freeze(card: QuestionCard, sequence?: number): void;
  /** `play`: what happened meanwhile is played, where somebody looks; `jump`: live at once. */
  release(how: 'play' | 'jump'): void;
  /** Somebody looks; the returned function ends it. */
  watch(): () => void;
}

/** A picture that shows the live cluster. `still`: the reader wants nothing to move by itself. */
export function createPicture(
  heard: Readable<Heard | undefined>,
  still: () => boolean = () => false,
): Picture {
  const frozen = createStore<Frozen | undefined>(undefined);
  const moment = createStore<number | undefined>(undefined);
  const playing = createStore(false);
  let watchers = 0;
  return {
    moment,
    frozen,
    playing,
    freeze(card, sequence = lastOf(heard.get())) {
      playing.set(false);
      frozen.update((before) => ({ card, sequence: before?.sequence ?? sequence }));
    },
    release(how) {
      const held = frozen.get();
      if (held === undefined) return;
      const missed = held.sequence < lastOf(heard.get());
      const plays = how === 'play' && missed && watchers > 0 && !still();
      moment.set(plays ? held.sequence : undefined);
      playing.set(plays);
      frozen.set(undefined);
    },
    watch() {
      watchers += 1;
      let watching = true;
      return () => {
        if (watching) watchers -= 1;
        watching = false;
      };
    },
  };
}

/** The last event that was heard of. */
export function lastOf(heard: Heard | undefined): number {
  return heard?.events.at(-1)?.sequence ?? heard?.base.sequence ?? 0;
}
