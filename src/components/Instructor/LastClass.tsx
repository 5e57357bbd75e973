// The class that ended last: the proof that nothing of it is left, its files, and the way back while there is one.
import type { ClassView } from '@railyard/lab-runner/protocol';
import { type ReactNode, useState } from 'react';
import { classroom, saveAs } from '../../client/classroom.ts';
import { Button } from '../Button/index.tsx';
import { Copy } from '../Copy/index.tsx';
import { useNow } from '../use-railyard.ts';
import { clock } from './words.ts';
import styles from './styles.module.css';

export function LastClass({ view }: { readonly view: ClassView }): ReactNode {
  const { last, folder, files } = view;
  const now = useNow(false);
  if (last === null) return null;
  const older = files.filter((file) => !last.files.includes(file));
  return (
    <section aria-labelledby="last-class">
      <h2 id="last-class">The class before</h2>
      <p>
        {last.name !== '' && <b>{last.name}. </b>}
        {now > 0 && `Ended ${clock(last.endedAt, now)}.`}
      </p>
      <Proof proof={last.proof} />
      {last.files.length === 0 ? (
        <p>Nothing had been done, so there are no results of it.</p>
      ) : (
        <Files files={last.files} label="Results of this class" />
      )}
      {older.length > 0 && (
        <details className={styles.older}>
          <summary>Earlier classes</summary>
          <Files files={older} label="Results of earlier classes" />
        </details>
      )}
      {files.length > 0 && (
        <p className={styles.folder}>
          On the lab’s machine in <code>{folder}</code> <Copy text={folder} />
        </p>
      )}
      <Undo undo={view.undo} />
    </section>
  );
}

function Proof({ proof }: { readonly proof: NonNullable<ClassView['last']>['proof'] }): ReactNode {
  if (proof === null) return null;
  if (proof.clean) {
    return (
      <p className={styles.proof} data-clean="true">
        <b>Clean.</b> The fingerprint of the cluster equals the baseline (cluster number {proof.epoch}
        {proof.elapsedMs !== undefined && `, reset in ${(proof.elapsedMs / 1000).toFixed(1)} s`}).
      </p>
    );
  }
  return (
    <div className={styles.proof} data-clean="false">
      <p>
        <b>Not clean.</b> The cluster was reset, and differs from the baseline. Change the class once more.
      </p>
      <ul>
        {proof.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </div>
  );
}

function Files({ files, label }: { readonly files: readonly string[]; readonly label: string }): ReactNode {
  const [said, setSaid] = useState('');
  const download = async (file: string): Promise<void> => {
    const answer = await classroom.results(file);
    if (answer.ok) saveAs(file, answer.value.text);
    setSaid(answer.ok ? '' : `${answer.problem.what} ${answer.problem.remedy}`);
  };
  return (
    <>
      <ul className={styles.files} aria-label={label}>
        {files.map((file) => (
          <li key={file}>
            <Button look="quiet" onClick={() => void download(file)} aria-label={`Download ${file}`}>
              {file}
            </Button>
          </li>
        ))}
      </ul>
      <p role="alert" className={said === '' ? 'unseen' : styles.trouble}>
        {said}
      </p>
    </>
  );
}

function Undo({ undo }: { readonly undo: ClassView['undo'] }): ReactNode {
  const [said, setSaid] = useState('');
  const put = async (): Promise<void> => {
    const answer = await classroom.undo();
    setSaid(
      answer.ok
        ? 'The progress is back. Cluster and home stay fresh.'
        : `${answer.problem.what} ${answer.problem.remedy}`,
    );
  };
  return (
    <>
      {undo.possible ? (
        <>
          <p>Until somebody begins, the attempts and verdicts can be put back.</p>
          <Button onClick={() => void put()}>Put the progress of {undo.whose} back</Button>
        </>
      ) : (
        <p className={styles.soft}>The progress of that class cannot be put back: {undo.reason}.</p>
      )}
      <p role="status" className={said === '' ? 'unseen' : undefined}>
        {said}
      </p>
    </>
  );
}
