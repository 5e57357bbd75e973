// How far the partitions reach, asked each second, only while the picture is live and the page is looked at.
import type { PartitionPositions } from '@railyard/lab-runner/protocol';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import { usePolling } from '../use-polling.ts';
import { reachKey } from './reach.ts';

export type Positions = ReadonlyMap<string, PartitionPositions>;

const nothing: Positions = new Map();
const everyMs = 1000;

/** Empty while nobody asks or the runner does not answer. The same map as before when nothing has moved. */
export function usePositions(wanted: boolean): Positions {
  const [positions, setPositions] = useState(nothing);
  const told = useRef('');
  useEffect(() => {
    if (wanted) return;
    setPositions(nothing);
    told.current = '';
  }, [wanted]);
  usePolling(wanted ? 'positions' : undefined, everyMs, async (signal) => {
    const answer = await client.call('positions', { signal });
    if (signal.aborted) return;
    const partitions = answer.ok ? answer.value.partitions : [];
    const now = JSON.stringify(partitions);
    if (now !== told.current)
      setPositions(new Map(partitions.map((one) => [reachKey(one.topic, one.partition), one])));
    told.current = now;
  });
  return positions;
}
