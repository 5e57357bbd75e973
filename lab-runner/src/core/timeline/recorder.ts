// The recorder: turns what is seen and asked into events with a time, a cause and a place in the order. Knows no socket and no file.
import type { Cause, ClusterImage, Happening, NodeName, TimelineEvent } from '@railyard/labs/kit';
import { nodeNames } from '@railyard/labs/kit';
import type { NodeAction, TimelineView } from '../../../protocol/index.ts';
import type { Disposable, NodeState } from '../../ports/cluster-driver.ts';
import type { Sighting } from '../../ports/sighting.ts';
import type { TimelineStore } from '../../ports/timeline.ts';
import { createAnnouncer } from '../cluster/announcer.ts';
import { type Book, openBook } from './book.ts';
import { differences, gap } from './differences.ts';
import { afterAsking, afterState, type Asker, unwrittenStories } from './node-story.ts';
import { createWhy } from './why.ts';

/** More events than this are not kept; a quarter is let go at a time. */
const mostEvents = 20_000;
/** Events that come together are written and told together. */
const gatherMs = 5;

export interface TimelineParts {
  readonly store: TimelineStore;
  /** Generation of the cluster. */
  readonly epoch: () => number;
  readonly log: { warn(facts: object, message: string): void };
  /** Wall clock and monotonic clock, ms. */
  readonly clock?: () => number;
  readonly monotonic?: () => number;
  readonly mostEvents?: number;
}

export interface Timeline {
  /** What the cluster is at this moment. */
  image(): ClusterImage;
  readonly book: Book;
  /** Takes a look in; events come of it only where it differs from the image. */
  saw(sighting: Sighting): void;
  nodeIs(node: NodeName, state: NodeState): void;
  /** Somebody asked for an act on a node, and it is about to be done. */
  asked(node: NodeName, action: NodeAction, by: Asker): void;
  /** A soft reset that goes on as a hard one begins again; saying the same twice changes nothing. */
  reset(state: 'begun' | 'done' | 'failed', way: 'soft' | 'hard'): void;
  /** Events after a sequence, or of the last minutes, or all that are kept. */
  view(wanted: { readonly since?: number; readonly minutes?: number }): TimelineView;
  /** Called with events that were just written, oldest first. */
  onEvents(listener: (events: readonly TimelineEvent[]) => void): Disposable;
  /** Writes and tells at once what waits. */
  flush(): void;
  /** Lets go of all that happened so far; the cluster as it is now is where the timeline begins. */
  forget(): void;
  /** The last entry: from here nobody looks. */
  close(): void;
}

/** Goes on where the store ends. The time in between is a gap. */
export function createTimeline(parts: TimelineParts): Timeline {
  const { store, epoch, log, clock = Date.now, monotonic = () => performance.now() } = parts;
  const most = parts.mostEvents ?? mostEvents;
  const book = openBook(store.load());
  const news = createAnnouncer<readonly TimelineEvent[]>();
  const stories = unwrittenStories();
  const run = (book.events.at(-1)?.run ?? 0) + 1;
  const began = monotonic();
  const why = createWhy({ image: () => book.image, stories: () => stories, now: monotonic });
  let waiting: TimelineEvent[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let refused = false;
  let resetting: 'soft' | 'hard' | undefined;
  /** Between the beginning of a hard reset and the end of the connection: what is still seen is of the old cluster. */
  let deaf = false;
  /** Topics the controller is taking apart. */
  let deletions: readonly string[] = [];

  function record(happening: Happening, cause?: Cause, at = clock()): void {
    const event = {
      sequence: book.image.sequence + 1,
      at,
      elapsedMs: Math.round((monotonic() - began) * 10) / 10,
      run,
      epoch: epoch(),
      ...(cause === undefined ? {} : { cause }),
      ...happening,
    } as TimelineEvent;
    book.add(event);
    waiting.push(event);
    gathering ??= setTimeout(flush, gatherMs);
  }

  function flush(): void {
    clearTimeout(gathering);
    gathering = undefined;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    keep(events);
    news.announce(events);
  }

  function keep(events: readonly TimelineEvent[]): void {
    try {
      const tooMany = book.events.length > most;
      if (tooMany) book.fold(Math.floor((most * 3) / 4));
      // What was refused before is written after all.
      if (tooMany || refused) store.replace(book.base, book.events);
      else store.append(events);
      refused = false;
    } catch (error) {
      if (!refused) log.warn({ err: error }, 'the timeline could not be written; it goes on in memory');
      refused = true;
    }
  }

  // The run before ended without a word: from its last event on nobody looked.
  const { sequence, at } = book.image;
  if (sequence > 0) for (const what of gap(book.image, 'all', true)) record(what, undefined, at);
  for (const what of gap(book.image, 'all', false)) record(what);
  for (const part of ['zookeeper', 'groups'] as const)
    for (const what of gap(book.image, part, true)) record(what);

  return {
    book,
    image: () => book.image,

    saw(sighting) {
      if (sighting.of === 'contact' && !sighting.has) deaf = false;
      if (deaf && sighting.of !== 'ensemble' && sighting.of !== 'watch') return;
      if (sighting.of === 'deletions') deletions = sighting.topics;
      if (sighting.of === 'partition' && deletions.includes(sighting.topic)) return;
      why.noteLook(sighting);
      for (const happening of differences(book.image, sighting)) {
        const cause = why.of(happening);
        record(
          happening,
          cause ?? (resetting !== undefined && ofReset.has(happening.kind) ? 'reset' : undefined),
        );
        why.noteHappened(happening, cause);
      }
    },

    nodeIs(node, state) {
      const { story, asker } = afterState(stories[node], state, monotonic());
      stories[node] = story;
      const { phase, detail } = story;
      const known = book.image.nodes[node];
      if (known?.phase === phase && known.detail === detail) return;
      record({ kind: 'node', node, phase, detail }, resetting === undefined ? asker : 'reset');
    },

    asked(node, action, by) {
      stories[node] = afterAsking(stories[node], action, by, monotonic());
      record({ kind: 'command', node, action }, by);
    },

    reset(state, way) {
      const next = state === 'begun' ? way : undefined;
      if (next !== undefined && next === resetting) return;
      resetting = next;
      if (resetting === 'hard') deaf = !book.image.gaps.includes('zookeeper');
      record({ kind: 'reset', state, way });
    },

    view({ since, minutes }) {
      const from = since ?? (minutes === undefined ? 0 : sequenceBefore(clock() - minutes * 60_000));
      const count = book.countUpTo(from);
      return {
        base: book.imageAfter(count),
        events: book.events.slice(count),
        cut: from < book.base.sequence,
      };
    },

    onEvents: (listener) => news.on(listener),
    flush,
    forget() {
      flush();
      book.fold(0);
      try {
        store.replace(book.base, book.events);
      } catch (error) {
        log.warn({ err: error }, 'the timeline of the class before could not be removed');
        refused = true;
      }
    },
    close() {
      for (const what of gap(book.image, 'all', true)) record(what);
      flush();
      store.close();
    },
  };

  /** The sequence of the last event before a moment; below the base's when that event is not kept any more. */
  function sequenceBefore(moment: number): number {
    const first = book.events.findIndex((event) => event.at >= moment);
    if (first > 0) return book.events[first - 1]?.sequence ?? 0;
    if (first < 0) return book.image.sequence;
    return book.base.sequence > 0 && book.base.at >= moment ? 0 : book.base.sequence;
  }
}

/** What a reset does itself and nothing else explains. */
const ofReset: ReadonlySet<Happening['kind']> = new Set([
  ...(['topic', 'config', 'acl', 'broker', 'controller'] as const),
  ...(['group', 'member', 'assignment', 'offsets'] as const),
]);

/** Whoever reads the driver's states first tells them all. */
export function nodeStates(timeline: Timeline, states: Readonly<Record<NodeName, NodeState>>): void {
  for (const node of nodeNames) timeline.nodeIs(node, states[node]);
}
