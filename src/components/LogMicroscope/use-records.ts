// The records of one opened batch, a page at a time; read anew when another batch is in its place.
import type { LogBatch, LogDamage, RecordView } from '@railyard/lab-runner/protocol';
import { useCallback, useEffect, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import type { FilePlace } from './use-batches.ts';

export interface RecordsSeen {
  /** `undefined` until the first answer. */
  readonly records: readonly RecordView[] | undefined;
  readonly damage: LogDamage | undefined;
  readonly more: boolean;
  readonly problem: Problem | undefined;
  readonly loadMore: () => void;
}

interface Held {
  readonly records: readonly RecordView[];
  readonly next: number | null;
  readonly damage: LogDamage | undefined;
}

export function useRecords({ broker, folder, file }: FilePlace, batch: LogBatch): RecordsSeen {
  const { position, crc, bytes } = batch;
  const [held, setHeld] = useState<Held>();
  const [problem, setProblem] = useState<Problem>();
  const [pages, setPages] = useState(1);
  useEffect(() => {
    const ended = new AbortController();
    const params = { broker, folder, file };
    const read = async (): Promise<void> => {
      const records: RecordView[] = [];
      let next: number | null = 0;
      let damage: LogDamage | undefined;
      for (let page = 0; page < pages && next !== null; page += 1) {
        const skip: string = String(next);
        const query = { at: String(position), skip };
        const answer = await client.call('logRecords', { params, query, signal: ended.signal });
        if (ended.signal.aborted) return;
        if (!answer.ok) {
          setProblem(answer.problem);
          return;
        }
        records.push(...answer.value.records);
        next = answer.value.next;
        damage = answer.value.damage ?? undefined;
      }
      setProblem(undefined);
      setHeld({ records, next, damage });
    };
    void read();
    return () => ended.abort();
  }, [broker, folder, file, position, crc, bytes, pages]);
  const loadMore = useCallback(() => setPages((count) => count + 1), []);
  return {
    records: held?.records,
    damage: held?.damage,
    more: typeof held?.next === 'number',
    ...{ problem, loadMore },
  };
}
