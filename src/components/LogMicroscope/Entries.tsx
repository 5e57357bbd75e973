// The entries of one index file as a table.
import type { EntriesView } from '@railyard/lab-runner/protocol';
import { type ReactNode, useEffect, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import type { FilePlace } from './use-batches.ts';
import styles from './companions.module.css';

export function Entries({ place: { broker, folder, file } }: { readonly place: FilePlace }): ReactNode {
  const [view, setView] = useState<EntriesView>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const ended = new AbortController();
    void client
      .call('logEntries', { params: { broker, folder, file }, signal: ended.signal })
      .then((answer) => {
        if (ended.signal.aborted) return;
        if (answer.ok) setView(answer.value);
        else setProblem(answer.problem);
      });
    return () => ended.abort();
  }, [broker, folder, file]);
  if (problem !== undefined)
    return (
      <p className={styles.note} role="status">
        {problem.what} {problem.remedy}
      </p>
    );
  if (view === undefined) return <p className={styles.note}>Reading the entries…</p>;
  const [first] = view.entries;
  if (first === undefined)
    return <p className={styles.note}>No entry yet: one is made for each 4 KiB of batches.</p>;
  const names = Object.keys(first);
  return (
    <div className={styles.scroll} role="group" aria-label={`Entries of ${file}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.entries.map((entry, index) => (
            <tr key={index}>
              {names.map((name) => (
                <td key={name}>{entry[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {view.cut && (
        <p className={styles.note}>
          The first {view.entries.length} of {view.total} entries.
        </p>
      )}
    </div>
  );
}
