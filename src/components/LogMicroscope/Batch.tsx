// One batch: what its header says, how many of its offsets are left, and its records once it is opened.
import type { LogBatch, OldBatch } from '@railyard/lab-runner/protocol';
import { type ReactNode, useId } from 'react';
import { Damage } from './Notes.tsx';
import { Records } from './Records.tsx';
import type { FilePlace } from './use-batches.ts';
import { producerWords, rangeWords, sizeWords, tagsOf, timeWords } from './words.ts';
import styles from './batch.module.css';

interface Props {
  readonly file: FilePlace;
  readonly batch: LogBatch;
  readonly open: boolean;
  readonly onToggle: () => void;
}

export function Batch({ file, batch, open, onToggle }: Props): ReactNode {
  const id = useId();
  const { baseOffset, lastOffset, count, bytes, leaderEpoch, maxTimestamp, damage, control } = batch;
  const span = BigInt(lastOffset) - BigInt(baseOffset) + 1n;
  const left = span > 0n ? Number((BigInt(Math.max(count, 0)) * 1000n) / span) / 10 : 100;
  const producer = producerWords(batch);
  return (
    <li className={styles.batch} data-open={open} data-control={control} data-damaged={damage !== null}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
      >
        <span className={styles.offsets}>{rangeWords(baseOffset, lastOffset)}</span>
        <span className={styles.facts}>
          {count} {count === 1 ? 'record' : 'records'}
          {BigInt(count) < span && ` of ${span} ${span === 1n ? 'offset' : 'offsets'}`}, {sizeWords(bytes)},{' '}
          <time>{timeWords(maxTimestamp)}</time>
        </span>
        <span className={styles.tags}>
          {tagsOf(batch).map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
        </span>
        <span className={styles.left} aria-hidden="true">
          <i style={{ width: `${left}%` }} />
        </span>
      </button>
      <div id={id} hidden={!open} className={styles.inside}>
        {open && (
          <>
            <p className={styles.header}>
              at byte {batch.position}, leader epoch {leaderEpoch}
              {producer === undefined ? ', no producer id' : `, ${producer}`}, CRC {batch.crc}
              {batch.intact === true ? ' fits' : batch.intact === null ? ' not checked' : ''}
              {batch.deleteHorizon !== null && `, delete horizon ${timeWords(batch.deleteHorizon)}`}
            </p>
            {damage !== null && <Damage damage={damage} />}
            <Records file={file} batch={batch} />
          </>
        )}
      </div>
      {!open && damage !== null && <Damage damage={damage} />}
    </li>
  );
}

export function OldBatchLine({ batch }: { readonly batch: OldBatch }): ReactNode {
  return (
    <li className={styles.old}>
      Offset {batch.offset}, {sizeWords(batch.bytes)}: a message set of format {batch.magic}, as Kafka wrote
      it before 0.11. It is stepped over.
    </li>
  );
}
