// One segment: the files beside it, and its batches page by page, with the offsets that are missing between them.
import type { Segment } from '@railyard/lab-runner/protocol';
import { Fragment, type ReactNode, useState } from 'react';
import { Button } from '../Button/index.tsx';
import { Batch, OldBatchLine } from './Batch.tsx';
import { Companions } from './Companions.tsx';
import { Damage, Gap } from './Notes.tsx';
import { useBatches } from './use-batches.ts';
import { emptyWords, gapWords, sizeWords, stageWords, timeWords } from './words.ts';
import styles from './segment.module.css';

interface Props {
  readonly place: { readonly broker: string; readonly folder: string };
  readonly segment: Segment;
}

export function SegmentPane({ place, segment }: Props): ReactNode {
  const { file, bytes, changedAt } = segment;
  const { batches, damage, more, problem, loadMore } = useBatches(
    { ...place, file },
    `${bytes} ${changedAt}`,
  );
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (position: number): void =>
    setOpen((before) => {
      const now = new Set(before);
      if (!now.delete(position)) now.add(position);
      return now;
    });
  let expected: bigint | undefined = BigInt(segment.base);
  return (
    <section aria-label={`Segment ${file}`} className={styles.pane}>
      <h3 className={styles.title}>
        <code>{file}</code>
        <span>
          {sizeWords(bytes)}, {stageWords(segment)}, last changed {timeWords(changedAt)}
        </span>
      </h3>
      <Companions place={place} companions={segment.companions} />
      {problem !== undefined && (
        <p className={styles.note} role="status">
          {problem.what} {problem.remedy}
        </p>
      )}
      {batches?.length === 0 && damage === undefined && <p className={styles.quiet}>{emptyWords(segment)}</p>}
      <ol className={styles.batches}>
        {batches?.map((batch) => {
          if (batch.kind === 'old') return <OldBatchLine key={batch.position} batch={batch} />;
          const gap = gapWords(expected, BigInt(batch.baseOffset));
          expected = BigInt(batch.lastOffset) + 1n;
          return (
            <Fragment key={batch.position}>
              {gap !== undefined && <Gap words={gap} />}
              <Batch
                file={{ ...place, file }}
                batch={batch}
                open={open.has(batch.position)}
                onToggle={() => toggle(batch.position)}
              />
            </Fragment>
          );
        })}
      </ol>
      {damage !== undefined && <Damage damage={damage} />}
      {more && <Button onClick={loadMore}>Show more batches</Button>}
    </section>
  );
}
