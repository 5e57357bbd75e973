// Says happenings to people who listen: politely, a few at a time, and only the ones that happen while the picture is live.
import type { TimelineEvent } from '@railyard/labs/kit';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { saidOf } from './said.ts';

interface Props {
  readonly events: readonly TimelineEvent[];
  readonly enabled: boolean;
}

/** Two announcements are this far apart at least, or the second cuts off the first. */
const apartMs = 2500;

export function Announcer({ events, enabled }: Props): ReactNode {
  const last = events.at(-1)?.sequence ?? 0;
  const said = useRef(last);
  const spokenAt = useRef(0);
  const [words, setWords] = useState('');
  useEffect(() => {
    // What happens while the past is shown is not made up for later.
    if (!enabled) said.current = last;
    if (last <= said.current) return undefined;
    const wait = Math.max(0, spokenAt.current + apartMs - Date.now());
    const timer = setTimeout(() => {
      setWords(saidOf(events.filter(({ sequence }) => sequence > said.current)));
      said.current = last;
      spokenAt.current = Date.now();
    }, wait);
    return () => clearTimeout(timer);
  }, [events, last, enabled]);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {words}
    </p>
  );
}
