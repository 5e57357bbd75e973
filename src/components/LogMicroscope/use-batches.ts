// The batches of one segment, page by page; read again when the file has changed.
import type { BatchesView, LogDamage } from '@railyard/lab-runner/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';

export interface FilePlace {
  readonly broker: string;
  readonly folder: string;
  readonly file: string;
}

interface Held {
  readonly batches: BatchesView['batches'];
  readonly next: number | null;
  readonly damage: LogDamage | null;
}

export interface BatchesSeen {
  readonly batches: BatchesView['batches'] | undefined;
  readonly damage: LogDamage | undefined;
  readonly more: boolean;
  readonly problem: Problem | undefined;
  readonly loadMore: () => void;
}

/** `version` changes with the file: then as many pages as were shown are read anew. */
export function useBatches({ broker, folder, file }: FilePlace, version: string): BatchesSeen {
  const [held, setHeld] = useState<Held>();
  const [problem, setProblem] = useState<Problem>();
  const [pages, setPages] = useState(1);
  const shown = useRef<Held>(undefined);
  useEffect(() => {
    const ended = new AbortController();
    const params = { broker, folder, file };
    const read = async (): Promise<void> => {
      let all: Held = { batches: [], next: 0, damage: null };
      for (let page = 0; page < pages && all.next !== null; page += 1) {
        const query = { from: String(all.next) };
        const answer = await client.call('logBatches', { params, query, signal: ended.signal });
        if (ended.signal.aborted) return;
        if (!answer.ok) {
          // What was read stays: the file may be on its way out.
          setProblem(answer.problem);
          return;
        }
        const { batches, next, damage } = answer.value;
        all = { batches: [...all.batches, ...batches], next, damage };
      }
      setProblem(undefined);
      if (JSON.stringify(shown.current) === JSON.stringify(all)) return;
      shown.current = all;
      setHeld(all);
    };
    void read();
    return () => ended.abort();
  }, [broker, folder, file, version, pages]);
  const loadMore = useCallback(() => setPages((count) => count + 1), []);
  return {
    batches: held?.batches,
    damage: held?.damage ?? undefined,
    more: typeof held?.next === 'number',
    ...{ problem, loadMore },
  };
}
