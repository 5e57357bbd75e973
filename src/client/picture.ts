// What the cluster picture shows: the live cluster, a moment of its past, or nothing new while a prediction is open. Draws nothing.
import { type Heard, type Readable, type Store, createStore } from '../runner/index.ts';

export interface Frozen {
  /** A sentence for people: what has to be done before the picture goes on. */
  readonly reason: string;
  /** The last event the picture may show. */
  readonly sequence: number;
}

export interface Picture {
  /** The last event that is taken in; `undefined` is live. */
  readonly moment: Store<number | undefined>;
  readonly frozen: Readable<Frozen | undefined>;
  /** Stops and dims the picture where it is, until `release`; a second call only changes the reason. */
  freeze(reason: string): void;
  release(): void;
}

/** A picture that shows the live cluster. */
export function createPicture(heard: Readable<Heard | undefined>): Picture {
  const frozen = createStore<Frozen | undefined>(undefined);
  const moment = createStore<number | undefined>(undefined);
  return {
    moment,
    frozen,
    freeze(reason) {
      const now = heard.get();
      const sequence = now?.events.at(-1)?.sequence ?? now?.base.sequence ?? 0;
      frozen.update((before) => ({ reason, sequence: before?.sequence ?? sequence }));
    },
    release() {
      moment.set(undefined);
      frozen.set(undefined);
    },
  };
}
