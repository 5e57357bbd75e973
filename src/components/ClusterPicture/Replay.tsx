// The replay line: every happening is a stop on it, the slider goes from one to the next, the last stop is now.
import type { TimelineEvent } from '@railyard/labs/kit';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { picture } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { useStore } from '../use-railyard.ts';
import { burstsOf } from './bursts.ts';
import { clock } from './clock.ts';
import { hasteOf, paceOf } from './pace.ts';
import type { Span } from './stretch.ts';
import { wordsOf } from './words.ts';
import styles from './replay.module.css';

interface Props {
  readonly span: Span;
  readonly enabled: boolean;
  /** The choice of another stretch. */
  readonly children?: ReactNode;
}

const setPlaying = (on: boolean): void => picture.playing.set(on);

export function Replay({ span: { events, from, cut }, enabled, children }: Props): ReactNode {
  const moment = useStore(picture.moment, undefined);
  const playing = useStore(picture.playing, false);
  const bursts = useMemo(() => burstsOf(events), [events]);
  const live = moment === undefined;
  const at = live ? events.length : events.filter(({ sequence }) => sequence <= moment).length;
  const shown = at === 0 ? undefined : events[at - 1];

  /** The stop `index` stops after the beginning; beyond the last one is live. */
  const go = (index: number): void => {
    const event = events[index - 1];
    if (index >= events.length) picture.moment.set(undefined);
    else picture.moment.set(event?.sequence ?? (events[0]?.sequence ?? 1) - 1);
  };
  const haste = useRef<number>(undefined);
  useEffect(() => {
    if (!playing) {
      haste.current = undefined;
      return undefined;
    }
    if (live) {
      setPlaying(false);
      return undefined;
    }
    haste.current ??= hasteOf(events, at);
    const timer = setTimeout(() => go(at + 1), paceOf(events, at, haste.current));
    return () => clearTimeout(timer);
  });
  const play = (): void => {
    const last = bursts.at(-1);
    if (live && last) go(events.findIndex(({ sequence }) => sequence >= last.sequence));
    setPlaying(!playing);
  };
  const leap = (step: -1 | 1): void => {
    setPlaying(false);
    const starts = bursts.map(({ sequence }) => events.findIndex((event) => event.sequence === sequence) + 1);
    const next =
      step === 1 ? starts.find((start) => start > at) : starts.filter((start) => start < at).at(-1);
    go(next ?? (step === 1 ? events.length : 0));
  };
  const told = live ? 'live' : `replay, ${clock(shown?.at ?? from)}`;
  return (
    <section className={styles.replay} aria-label="Replay" data-live={live}>
      {!live && (
        <div className={styles.words}>
          <span className={styles.mark}>{told}</span>
          <span className={styles.what}>{shown ? wordsOf(shown) : 'before all that is listed'}</span>
          <Button look="main" onClick={() => go(events.length)}>
            Back to live
          </Button>
        </div>
      )}
      <div className={styles.line}>
        {live && <span className={styles.mark}>{enabled ? 'live' : 'waits'}</span>}
        <Button
          look="quiet"
          disabled={!enabled || at === 0}
          aria-label="Earlier burst"
          onClick={() => leap(-1)}
        >
          ◂
        </Button>
        <div className={styles.track}>
          <Stops events={events} sequences={bursts.map(({ sequence }) => sequence)} />
          <input
            type="range"
            min={0}
            max={events.length}
            step={1}
            value={at}
            disabled={!enabled || events.length === 0}
            aria-label="Moment shown"
            aria-valuetext={shown && !live ? `${told}: ${wordsOf(shown)}` : told}
            title={`${events.length} happenings since ${clock(from)}${cut ? '; older ones are not kept here' : ''}`}
            onChange={(event) => {
              setPlaying(false);
              go(Number(event.target.value));
            }}
          />
        </div>
        <Button look="quiet" disabled={!enabled || live} aria-label="Later burst" onClick={() => leap(1)}>
          ▸
        </Button>
        <Button
          disabled={!enabled || events.length === 0}
          aria-label={playing ? 'Halt the replay' : 'Play the last burst'}
          onClick={play}
        >
          {playing ? 'Halt' : 'Play'}
        </Button>
        {children}
      </div>
    </section>
  );
}

function Stops({
  events,
  sequences,
}: {
  readonly events: readonly TimelineEvent[];
  readonly sequences: readonly number[];
}): ReactNode {
  const first = new Set(sequences);
  return (
    <div className={styles.stops} aria-hidden="true">
      {events.map(({ sequence }, index) =>
        first.has(sequence) ? (
          <i key={sequence} style={{ left: `${((index + 1) / events.length) * 100}%` }} />
        ) : null,
      )}
    </div>
  );
}
