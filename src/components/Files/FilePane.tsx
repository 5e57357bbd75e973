// One file: its state in words, save and run, the editor, and what does not fit.
import type { LessonFile } from '@railyard/lab-runner/protocol';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { files } from '../../client/railyard.ts';
import { isUnsaved } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { outcomeWords, runCommand } from '../CommandBlock/run-command.ts';
import { useStore } from '../use-railyard.ts';
import { Findings } from './Findings.tsx';
import styles from './styles.module.css';
import { useEditor } from './use-editor.ts';

interface Props {
  readonly given: LessonFile;
  readonly shown: boolean;
  readonly onLeave: () => void;
  /** Its name, or the choice between several files. */
  readonly name: ReactNode;
}

/** Milliseconds between two looks at the disk, while somebody looks at the file. */
const lookEveryMs = 2000;

export function FilePane({ given, shown, onLeave, name }: Props): ReactNode {
  const file = useMemo(() => files.open(given), [given.exercise, given.attempt, given.path]);
  const state = useStore(file.state, file.state.get());
  const [said, setSaid] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const { editor, failed } = useEditor(file, place, state.phase === 'open', onLeave);
  const unsaved = isUnsaved(state);
  const words = [unsaved ? 'Not saved to the disk yet; kept in this browser.' : '', state.note, said]
    .filter((part) => part !== '')
    .join(' ');
  const isProgram = /\.m?ts$/.test(file.path);

  useEffect(() => {
    if (!shown) return undefined;
    const look = (): void => {
      if (document.visibilityState === 'visible') void file.look();
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [shown, file]);

  const run = async (): Promise<void> => {
    setSaid('');
    if (unsaved && !(await file.save())) return setSaid('It could not be saved, so it was not run.');
    const outcome = await runCommand(`file-${file.path}`, `run ${file.path}`, 'run');
    setSaid(outcomeWords(outcome) ?? '');
  };

  const saveKey = (event: KeyboardEvent): void => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void file.save();
  };

  return (
    <div className={styles.files} onKeyDown={saveKey}>
      <div className={styles.head}>
        {name}
        <span className={styles.acts}>
          <Button
            look="main"
            disabled={!unsaved || state.busy || state.disk !== undefined}
            onClick={() => void file.save()}
          >
            Save
          </Button>
          {isProgram && (
            <Button disabled={state.disk !== undefined || state.phase !== 'open'} onClick={() => void run()}>
              Run
            </Button>
          )}
        </span>
      </div>
      {/* One place that is there from the beginning, so that a screen reader hears what changes in it. */}
      <div role="status">
        {state.problem && (
          <p className={styles.notice} data-signal="stop">
            {state.problem.what} {state.problem.remedy} Your text stays here.
          </p>
        )}
        {failed && <p className={styles.notice}>The editor’s code could not be loaded. Reload the page.</p>}
        {state.disk !== undefined && (
          <div className={styles.notice} data-signal="caution">
            <span>
              The file was changed on the disk, and here too. Nothing is lost: choose which one goes on, and
              the other is kept in a file beside it.
            </span>
            <Button disabled={state.busy} onClick={() => void file.choose('mine')}>
              Go on with mine
            </Button>
            <Button disabled={state.busy} onClick={() => void file.choose('disk')}>
              Go on with the disk’s
            </Button>
          </div>
        )}
        {words !== '' && <p className={styles.line}>{words}</p>}
      </div>
      {state.phase === 'loading' && !state.problem && <p className={styles.text}>Opening {file.path}…</p>}
      {state.disk !== undefined && (
        <details className={styles.other}>
          <summary>What is on the disk</summary>
          <pre>{state.disk.text}</pre>
        </details>
      )}
      <div ref={place} className={styles.editor} hidden={state.phase !== 'open'} />
      {isProgram && (
        <Findings
          findings={state.findings}
          checked={state.checked}
          path={file.path}
          onChoose={({ line, column }) => editor?.goTo(line, column)}
        />
      )}
      <p className={styles.hint}>
        <kbd>F6</kbd> leaves the editor · <kbd>Ctrl-S</kbd> saves · <kbd>Tab</kbd> indents; <kbd>Escape</kbd>,
        then <kbd>Tab</kbd>, moves on
      </p>
    </div>
  );
}
