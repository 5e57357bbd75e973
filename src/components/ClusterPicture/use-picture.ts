// React's view of what the picture shows: which moment, live or not. No timer runs here while nothing happens.
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { client, picture } from '../../client/railyard.ts';
import type { Frozen } from '../../client/picture.ts';
import type { Heard, Readable } from '../../runner/index.ts';
import { useLink, useStore } from '../use-railyard.ts';
import { type Moment, momentAt } from './moment.ts';
import type { State } from './situation.ts';

export interface Shown extends State {
  readonly heard: Heard;
  readonly frozen: Frozen | undefined;
}

/** Follows a store, and hears of any number of changes within a frame only once. */
function useCalm<T>(store: Readable<T>): T {
  const subscribe = useMemo(
    () => (listener: () => void) => {
      let frame = 0;
      const stop = store.subscribe(() => {
        if (frame === 0)
          frame = requestAnimationFrame(() => {
            frame = 0;
            listener();
          });
      });
      return () => {
        stop();
        cancelAnimationFrame(frame);
      };
    },
    [store],
  );
  return useSyncExternalStore(subscribe, store.get);
}

/** `undefined` until the runner has told an image. */
export function useShown(): Shown | undefined {
  const link = useLink();
  const heard = useCalm(client.history.heard);
  const frozen = useStore(picture.frozen, undefined);
  const chosen = useStore(picture.moment, undefined);
  const reached = useRef<{ readonly heard: Heard; readonly moment: Moment }>(undefined);
  useEffect(() => {
    const ends = [client.history.watch(), picture.watch()];
    return () => ends.forEach((end) => end());
  }, []);

  const until = frozen?.sequence ?? chosen;
  const moment = useMemo(() => {
    if (heard === undefined) return undefined;
    const before = reached.current?.heard.base === heard.base ? reached.current.moment : undefined;
    const now = momentAt(heard, until, before);
    reached.current = { heard, moment: now };
    return now;
  }, [heard, until]);
  if (heard === undefined || moment === undefined) return undefined;
  const live = link.phase === 'connected' ? 'live' : 'lost';
  return { heard, moment, frozen, mode: frozen ? 'frozen' : chosen === undefined ? live : 'replay' };
}
