// The dock's tab "Files": the files the lesson gave out, one at a time. What a file is, src/runner knows.
import type { LessonFile } from '@railyard/lab-runner/protocol';
import { type ReactNode, useEffect, useState } from 'react';
import { files } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { useExercises, useLink, useStore } from '../use-railyard.ts';
import { FilePane } from './FilePane.tsx';
import styles from './styles.module.css';

interface Props {
  readonly shown: boolean;
  readonly onLeave: () => void;
}

export default function Files({ shown, onLeave }: Props): ReactNode {
  const link = useLink();
  const lesson = useStore(files.lesson, undefined);
  const list = useStore(files.list, undefined);
  const attempts = [...useExercises().values()]
    .map(({ exercise, attempt }) => `${exercise}#${attempt}`)
    .join();
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const live = link.phase === 'connected';

  useEffect(() => {
    if (!shown || !live) return;
    void files.refresh().then((answer) => setProblem(answer.ok ? undefined : answer.problem));
  }, [shown, live, lesson, attempts]);

  if (lesson === undefined) return <p className={styles.text}>Open a lesson; its files are edited here.</p>;
  if (!list && problem) return <p className={styles.text}>{`${problem.what} ${problem.remedy}`}</p>;
  if (!list)
    return <p className={styles.text}>{live ? 'Looking for files…' : 'The lab does not answer now.'}</p>;
  const file = list.find(({ path }) => path === chosen) ?? list[0];
  if (!file) {
    return (
      <p className={styles.text}>
        This lesson has no files to edit. Your own files are in the console: <code>ls</code> lists them.
      </p>
    );
  }
  return (
    <FilePane
      key={`${file.exercise}#${file.attempt} ${file.path}`}
      given={file}
      shown={shown}
      onLeave={onLeave}
      name={<FileName list={list} file={file} onChoose={setChosen} />}
    />
  );
}

/** The name of the file, or the choice between several. */
function FileName({
  list,
  file,
  onChoose,
}: {
  readonly list: readonly LessonFile[];
  readonly file: LessonFile;
  readonly onChoose: (path: string) => void;
}): ReactNode {
  if (list.length === 1) {
    return (
      <>
        <b className={styles.name}>{file.path}</b>
        <span className={styles.state}>of exercise {file.exercise}</span>
      </>
    );
  }
  return (
    <select
      aria-label="File"
      className={styles.choice}
      value={file.path}
      onChange={(event) => onChoose(event.target.value)}
    >
      {list.map(({ path, exercise }) => (
        <option key={path} value={path}>
          {path} (exercise {exercise})
        </option>
      ))}
    </select>
  );
}
