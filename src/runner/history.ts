// What the page has heard of the cluster's timeline: an image and every event after it. Knows no meaning of an event and draws nothing.
import { type ClusterImage, type TimelineEvent, applyEvents } from '@railyard/labs/kit';
import type { Call } from './caller.ts';
import { type Readable, createStore } from './store.ts';

/** `events`, oldest first, are all that happened after `base`. */
export interface Heard {
  readonly base: ClusterImage;
  readonly events: readonly TimelineEvent[];
}

export interface History {
  /** `undefined` until the runner has told an image. */
  readonly heard: Readable<Heard | undefined>;
  /** The whole image, as the runner sends it to a page that joins. */
  begin(image: ClusterImage): void;
  hear(events: readonly TimelineEvent[]): void;
  /** Somebody looks: what happened before the page joined is asked for, and again after a lost link. The returned function ends it. */
  watch(): () => void;
  /** Somebody wants to see what happened since `moment` (wall clock, ms), be it longer ago than what is looked back at otherwise. */
  reachTo(moment: number): void;
}

/** Events kept at most; the oldest quarter is folded into the base beyond that. */
export const keptEvents = 4000;
/** How far back a page that begins to look wants to see. */
const lookBackMinutes = 60;
/** The runner is asked for no more, and keeps far less. */
const mostMinutes = 99_999;

/** A history that has heard nothing. `now` is the wall clock. */
export function createHistory(call: Call, now: () => number): History {
  const heard = createStore<Heard | undefined>(undefined);
  let watchers = 0;
  let wanted = Infinity;

  const lookBack = async (): Promise<void> => {
    const begun = heard.get();
    if (begun === undefined) return;
    const minutes = Math.min(mostMinutes, Math.max(lookBackMinutes, Math.ceil((now() - wanted) / 60_000)));
    const answer = await call('timeline', { query: { minutes: String(minutes) } });
    const known = heard.get();
    // An answer of the link before this one must not overwrite what the new one told.
    if (!answer.ok || known === undefined || known.base !== begun.base) return;
    const { base, events } = answer.value;
    const told = events.at(-1)?.sequence ?? base.sequence;
    if (told < known.base.sequence || base.sequence >= known.base.sequence) return;
    heard.set(bounded({ base, events: [...events, ...known.events.filter((one) => one.sequence > told)] }));
  };

  return {
    heard,
    begin(image) {
      heard.set({ base: image, events: [] });
      if (watchers > 0) void lookBack();
    },
    hear(events) {
      const known = heard.get();
      if (known === undefined) return;
      const last = known.events.at(-1)?.sequence ?? known.base.sequence;
      const news = events.filter((event) => event.sequence > last);
      if (news.length > 0) heard.set(bounded({ base: known.base, events: [...known.events, ...news] }));
    },
    watch() {
      watchers += 1;
      if (watchers === 1) void lookBack();
      let watching = true;
      return () => {
        if (watching) watchers -= 1;
        watching = false;
      };
    },
    reachTo(moment) {
      if (moment >= wanted) return;
      wanted = moment;
      if (watchers > 0) void lookBack();
    },
  };
}

function bounded({ base, events }: Heard): Heard {
  if (events.length <= keptEvents) return { base, events };
  const cut = events.length - (keptEvents * 3) / 4;
  return { base: applyEvents(base, events.slice(0, cut)), events: events.slice(cut) };
}
