// React's view of the stretch the replay covers: chosen, or the shorter one. What is older than was heard is asked for.
import { useEffect, useMemo, useState } from 'react';
import { atHand, client } from '../../client/railyard.ts';
import type { Heard } from '../../runner/index.ts';
import { useExercise, useStore } from '../use-railyard.ts';
import { type Span, type Stretch, spanOf, stretchOf } from './stretch.ts';

export interface Stretched {
  readonly span: Span;
  readonly stretch: Stretch;
  /** The exercise whose attempt could be shown; `undefined` where there is none to choose. */
  readonly exercise: string | undefined;
  readonly choose: (stretch: Stretch) => void;
}

/** `until`: the last event that may be seen. */
export function useStretch(heard: Heard, until: number | undefined): Stretched {
  const id = useStore(atHand.exercise, undefined);
  const attemptAt = useExercise(id ?? '')?.startedAt;
  const [chosen, choose] = useState<Stretch>();
  // Between two happenings nothing moves, so the hour ends at the last of them.
  const now = useMemo(() => (heard.events.length === 0 ? heard.base.at : Date.now()), [heard]);
  const stretch = stretchOf(chosen, attemptAt, now);
  const from = stretch === 'attempt' ? attemptAt : undefined;
  useEffect(() => {
    if (from !== undefined) client.history.reachTo(from);
  }, [from]);
  const span = useMemo(() => {
    const { events, ...rest } = spanOf(heard, stretch, attemptAt, now);
    return {
      ...rest,
      events: until === undefined ? events : events.filter(({ sequence }) => sequence <= until),
    };
  }, [heard, stretch, attemptAt, now, until]);
  return { span, stretch, exercise: attemptAt === undefined ? undefined : id, choose };
}
