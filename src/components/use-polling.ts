// Asks again and again, one question at a time, and only while the page is looked at.
import { useEffect, useRef } from 'react';

/** Asks at once and then `everyMs` after each answer, for as long as `key` stays; `undefined` asks nothing. */
export function usePolling(
  key: string | undefined,
  everyMs: number,
  ask: (signal: AbortSignal) => Promise<void>,
): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (key === undefined) return undefined;
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    const go = async (): Promise<void> => {
      if (asking || document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      asking = true;
      await latest.current(ended.signal);
      asking = false;
      if (!ended.signal.aborted) timer = setTimeout(() => void go(), everyMs);
    };
    const wake = (): void => void go();
    void go();
    document.addEventListener('visibilitychange', wake);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [key, everyMs]);
}
