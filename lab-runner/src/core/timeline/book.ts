// The events kept and the images between them, in memory. Knows neither what events mean nor where they are stored.
import { applyEvent, applyEvents, type ClusterImage, type TimelineEvent } from '@railyard/labs/kit';

/** Between two images kept: reading an image never replays more events than this. */
const stride = 256;

export interface Book {
  readonly base: ClusterImage;
  readonly events: readonly TimelineEvent[];
  /** What all events add up to. */
  readonly image: ClusterImage;
  add(event: TimelineEvent): void;
  /** The image after the first `count` events. */
  imageAfter(count: number): ClusterImage;
  /** How many of the events have a sequence up to and including `sequence`. */
  countUpTo(sequence: number): number;
  /** Lets the oldest events go; the base stands for them. */
  fold(keep: number): void;
}

/** A book that begins with what was kept. */
export function openBook(kept: {
  readonly base: ClusterImage;
  readonly events: readonly TimelineEvent[];
}): Book {
  let base = kept.base;
  let events: TimelineEvent[] = [];
  let image = base;
  /** The images after 0, stride, 2 × stride … events; they share what did not change. */
  let images: ClusterImage[] = [base];

  function add(event: TimelineEvent): void {
    events.push(event);
    image = applyEvent(image, event);
    if (events.length % stride === 0) images.push(image);
  }
  function imageAfter(count: number): ClusterImage {
    if (count >= events.length) return image;
    const from = Math.floor(count / stride);
    return applyEvents(images[from] ?? base, events.slice(from * stride, count));
  }
  /** Begins anew with these; many at once cost little more than one. */
  function begin(start: ClusterImage, rest: readonly TimelineEvent[]): void {
    [base, events, images, image] = [start, [...rest], [start], start];
    for (let at = 0; at < events.length; at += stride) {
      image = applyEvents(image, events.slice(at, at + stride));
      if (at + stride <= events.length) images.push(image);
    }
  }
  begin(kept.base, kept.events);

  return {
    get base() {
      return base;
    },
    get events() {
      return events;
    },
    get image() {
      return image;
    },
    add,
    imageAfter,
    countUpTo(sequence) {
      let [low, high] = [0, events.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((events[middle]?.sequence ?? Infinity) <= sequence) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    fold(keep) {
      const gone = events.length - keep;
      if (gone <= 0) return;
      begin(imageAfter(gone), events.slice(gone));
    },
  };
}
