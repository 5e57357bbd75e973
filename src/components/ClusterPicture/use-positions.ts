// Asks each second how far the partitions reach, only while the picture is live and the page is looked at.
import type { PartitionPositions } from '@railyard/lab-runner/protocol';
import { useEffect, useState } from 'react';
import { client } from '../../client/railyard.ts';
import { reachKey } from './reach.ts';

export type Positions = ReadonlyMap<string, PartitionPositions>;

const nothing: Positions = new Map();
const everyMs = 1000;

/** Empty while nobody asks or the runner does not answer. The same map as before when nothing has moved. */
export function usePositions(wanted: boolean): Positions {
  const [positions, setPositions] = useState(nothing);
  useEffect(() => {
    if (!wanted) {
      setPositions(nothing);
      return undefined;
    }
    const ended = new AbortController();
    let told = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    const ask = async (): Promise<void> => {
      if (asking || document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      asking = true;
      const answer = await client.call('positions', { signal: ended.signal });
      asking = false;
      if (ended.signal.aborted) return;
      const partitions = answer.ok ? answer.value.partitions : [];
      const now = JSON.stringify(partitions);
      if (now !== told)
        setPositions(new Map(partitions.map((one) => [reachKey(one.topic, one.partition), one])));
      told = now;
      timer = setTimeout(() => void ask(), everyMs);
    };
    const wake = (): void => void ask();
    void ask();
    document.addEventListener('visibilitychange', wake);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [wanted]);
  return positions;
}
