// The timeline as a check reads it: from the beginning of its attempt. Looks at the book afresh each time it is asked.
import type { EventOf, HistoryOracle, TimelineEvent, TimelineKind } from '@railyard/labs/kit';
import type { Book } from './book.ts';

/** What happened since the attempt that began at `since` (wall clock, ms). */
export function historySince(book: Book, since: number): HistoryOracle {
  /** How many events came before. Order is the recorder's, so a clock that is set back hides nothing. */
  const before = () => {
    const first = book.events.findIndex(({ at }) => at >= since);
    return first < 0 ? book.events.length : first;
  };
  const events = () => book.events.slice(before());
  const of = <K extends TimelineKind>(kind: K) =>
    events().filter((event): event is EventOf<K> => event.kind === kind);

  /** What was open when the attempt began, and what has been let go of since. */
  function earlierGaps(): EventOf<'gap'>[] {
    const { gaps, epoch } = book.imageAfter(before());
    const open = gaps.map((part) => {
      const opened = book.events
        .slice(0, before())
        .filter((event): event is EventOf<'gap'> => event.kind === 'gap' && event.of === part && event.open);
      return opened.at(-1) ?? gapAt(book.base, epoch, part);
    });
    // Events after the beginning that are not kept any more.
    const forgotten = before() === 0 && book.base.sequence > 0 && book.base.at > since;
    return forgotten ? [...open, gapAt(book.base, epoch, 'all')] : open;
  }

  return {
    events: async () => events(),
    of: async (kind) => of(kind),
    atStart: async () => book.imageAfter(before()),
    gaps: async (part) =>
      [...earlierGaps(), ...of('gap')].filter((gap) => part === 'groups' || gap.of !== 'groups'),
  };
}

function gapAt(
  { sequence, at }: Pick<TimelineEvent, 'sequence' | 'at'>,
  epoch: number,
  of: EventOf<'gap'>['of'],
): EventOf<'gap'> {
  return { sequence, at, elapsedMs: 0, run: 0, epoch, kind: 'gap', open: true, of };
}
