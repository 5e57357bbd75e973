// The chosen replica's folder, looked at each second; what has gone stays for a moment, so that going is seen.
import type { LogReplica, ReplicaLogView, Segment } from '@railyard/lab-runner/protocol';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { changesBetween, type Changes } from './changes.ts';
import { usePolling } from '../use-polling.ts';

const everyMs = 1000;
/** How long a wagon that has gone is still drawn. */
const goneMs = 5000;

export interface ReplicaSeen {
  readonly view: ReplicaLogView | undefined;
  readonly gone: readonly Segment[];
  /** What changed last, for people who listen. */
  readonly news: string;
  readonly problem: Problem | undefined;
}

const nothing: Changes = { gone: [], news: '' };

export function useReplica(chosen: LogReplica | undefined, wanted: boolean): ReplicaSeen {
  const place = chosen && { broker: chosen.broker, folder: chosen.folder };
  const key = place && `${place.broker} ${place.folder}`;
  const [seen, setSeen] = useState<{ key: string; view: ReplicaLogView }>();
  const [changes, setChanges] = useState(nothing);
  const [problem, setProblem] = useState<Problem>();
  const last = useRef<typeof seen>(undefined);
  usePolling(wanted ? key : undefined, everyMs, async (signal) => {
    if (place === undefined || key === undefined) return;
    const answer = await client.call('replicaLog', { params: place, signal });
    if (signal.aborted) return;
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const before = last.current?.key === key ? last.current.view : undefined;
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(answer.value)) return;
    last.current = { key, view: answer.value };
    setSeen(last.current);
    setChanges(before === undefined ? nothing : changesBetween(before, answer.value));
  });
  useEffect(() => {
    if (changes.gone.length === 0) return undefined;
    const timer = setTimeout(() => setChanges(({ news }) => ({ gone: [], news })), goneMs);
    return () => clearTimeout(timer);
  }, [changes]);
  const current = seen?.key === key ? seen?.view : undefined;
  return { view: current, ...(current ? changes : nothing), problem };
}
