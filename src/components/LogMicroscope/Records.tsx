// The records of an opened batch as a table, with the offsets that compaction took away between them.
import type { LogBatch, RecordView } from '@railyard/lab-runner/protocol';
import { Fragment, type ReactNode } from 'react';
import { Button } from '../Button/index.tsx';
import { ContentCell } from './ContentCell.tsx';
import { DamageWords } from './Notes.tsx';
import type { FilePlace } from './use-batches.ts';
import { useRecords } from './use-records.ts';
import { contentWords, dayWords, gapWords, timeWords } from './words.ts';
import styles from './records.module.css';

interface Props {
  readonly file: FilePlace;
  readonly batch: LogBatch;
}

export function Records({ file, batch }: Props): ReactNode {
  const { records, damage, problem, more, loadMore } = useRecords(file, batch);
  if (problem !== undefined)
    return (
      <p className={styles.note} role="status">
        {problem.what} {problem.remedy}
      </p>
    );
  if (records === undefined) return <p className={styles.note}>Reading the records…</p>;
  const end = BigInt(batch.lastOffset) + 1n;
  const last = records.at(-1);
  const begin = last === undefined ? BigInt(batch.baseOffset) : BigInt(last.offset) + 1n;
  const tail = more || damage !== undefined ? undefined : gapWords(begin, end);
  let expected = BigInt(batch.baseOffset);
  return (
    <>
      <div className={styles.scroll} role="group" aria-label="Records" tabIndex={0}>
        <table className={styles.records} data-cells="records">
          <thead>
            <tr>
              <th scope="col">Offset</th>
              <th scope="col">Time</th>
              <th scope="col">Key</th>
              <th scope="col">Value</th>
              <th scope="col">Headers</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => {
              const gap = gapWords(expected, BigInt(record.offset));
              expected = BigInt(record.offset) + 1n;
              return (
                <Fragment key={record.offset}>
                  {gap !== undefined && <GapRow words={gap} />}
                  <Row record={record} />
                </Fragment>
              );
            })}
            {tail !== undefined && <GapRow words={tail} />}
          </tbody>
        </table>
      </div>
      {damage !== undefined && (
        <p className={styles.damage}>
          <DamageWords damage={damage} />
        </p>
      )}
      {more && <Button onClick={loadMore}>Show more records</Button>}
    </>
  );
}

function Row({ record }: { readonly record: RecordView }): ReactNode {
  const { offset, timestamp, key, value, headers, headersCut, control, sequence, spelled } = record;
  return (
    <tr data-control={control !== null}>
      <th scope="row" title={sequence < 0 ? undefined : `sequence ${sequence}`}>
        {offset}
      </th>
      <td title={dayWords(timestamp)}>{timeWords(timestamp)}</td>
      {spelled !== undefined ? (
        <td colSpan={2}>{spelled}</td>
      ) : control === null ? (
        <>
          <td>{key === null ? <em>no key</em> : <ContentCell content={key} />}</td>
          <td>{value === null ? <em>no value: a tombstone</em> : <ContentCell content={value} />}</td>
        </>
      ) : (
        <td colSpan={2}>
          <b>{control.name}</b>{' '}
          <em>written by the transaction coordinator, epoch {control.coordinatorEpoch}</em>
        </td>
      )}
      <td>
        {headers.map((header, index) => (
          <code key={index}>
            {header.key}={header.value === null ? 'null' : contentWords(header.value)}
          </code>
        ))}
        {headersCut && <em>and more</em>}
      </td>
    </tr>
  );
}

function GapRow({ words }: { readonly words: string }): ReactNode {
  return (
    <tr className={styles.gap}>
      <td colSpan={5}>
        <span>{words}</span>
      </td>
    </tr>
  );
}
