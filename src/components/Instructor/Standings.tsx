// Who got how far: one station per exercise of this seat, with tries, help and the last verdict.
import type { ExerciseStanding } from '@railyard/lab-runner/protocol';
import type { ReactNode } from 'react';
import { Station } from '../Stations/Station.tsx';
import { useNow } from '../use-railyard.ts';
import { clock, helpWords, outcomeWords } from './words.ts';
import styles from './styles.module.css';

export function Standings({ rows }: { readonly rows: readonly ExerciseStanding[] }): ReactNode {
  const passed = rows.filter((row) => row.passed).length;
  const tries = rows.reduce((sum, row) => sum + row.tries, 0);
  const now = useNow(false);
  return (
    <section aria-labelledby="standings" className={styles.standings}>
      <h2 id="standings">This seat</h2>
      <p className={styles.sum}>
        <b className={styles.big}>{passed}</b> of {rows.length} passed, {tries}{' '}
        {tries === 1 ? 'try' : 'tries'}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col" className={styles.number}>
              Tries
            </th>
            <th scope="col">Last verdict</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.exercise} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, now }: { readonly row: ExerciseStanding; readonly now: number }): ReactNode {
  const help = helpWords(row);
  return (
    <tr data-touched={row.attempts > 0}>
      <th scope="row">
        <span className={styles.exercise}>
          <Station passed={row.passed} />
          <span>
            <b>{row.exercise}</b> {row.title}
            {help !== '' && <span className={styles.help}>{help}</span>}
          </span>
        </span>
      </th>
      <td className={styles.number}>{row.tries}</td>
      <td>
        {outcomeWords(row)}
        {row.last !== null && now > 0 && <span className={styles.when}>{clock(row.last.at, now)}</span>}
        {!row.passed && row.last?.reason && <code className={styles.reason}>{row.last.reason}</code>}
      </td>
    </tr>
  );
}
