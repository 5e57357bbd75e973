// The change to the next class: asked for in two steps, shown stage by stage, gone on with when it has stopped.
import { type ClassView, classWarning } from '@railyard/lab-runner/protocol';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { classroom } from '../../client/classroom.ts';
import { Button } from '../Button/index.tsx';
import { stretchOf } from './words.ts';
import styles from './styles.module.css';

export function NextClass({ view }: { readonly view: ClassView }): ReactNode {
  const [asking, setAsking] = useState(false);
  /** The keyboard's place goes back to where the question was asked for. */
  const [declined, setDeclined] = useState(false);
  const [said, setSaid] = useState('');
  const begin = async (name: string, learners: string): Promise<void> => {
    setAsking(false);
    const answer = await classroom.next({ name, learners });
    setSaid(answer.ok ? '' : `${answer.problem.what} ${answer.problem.remedy}`);
  };
  const decline = (): void => {
    setAsking(false);
    setDeclined(true);
  };
  return (
    <section aria-labelledby="next-class">
      <h2 id="next-class">Next class</h2>
      {view.act !== null ? (
        <Underway view={view} onGoOn={() => void begin('', '')} />
      ) : asking ? (
        <Question touched={view.touched} onYes={begin} onNo={decline} />
      ) : (
        <>
          <p>{view.touched ? classWarning : nothingYet}</p>
          <Button look="main" autoFocus={declined} onClick={() => setAsking(true)}>
            Next class…
          </Button>
        </>
      )}
      <p role="alert" className={said === '' ? 'unseen' : styles.trouble}>
        {said}
      </p>
    </section>
  );
}

const nothingYet =
  'Nothing was done here since the last change, so there would be no results to write. Home and cluster are made fresh all the same.';

function Question({
  touched,
  onYes,
  onNo,
}: {
  readonly touched: boolean;
  readonly onYes: (name: string, learners: string) => Promise<void>;
  readonly onNo: () => void;
}): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void onYes(String(given.get('name') ?? ''), String(given.get('learners') ?? ''));
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onNo();
  };
  return (
    <form
      ref={form}
      className={styles.question}
      onSubmit={submit}
      onKeyDown={escape}
      aria-label="End this class"
    >
      <p>{touched ? classWarning : nothingYet}</p>
      {touched && (
        <>
          <label>
            Name of the class that ends <span className={styles.soft}>(optional)</span>
            <input name="name" maxLength={80} autoComplete="off" />
          </label>
          <label>
            Who sat here <span className={styles.soft}>(optional, kept in the results only)</span>
            <input name="learners" maxLength={300} autoComplete="off" />
          </label>
        </>
      )}
      <div className={styles.buttons}>
        <Button type="submit" look="main">
          Yes, end this class
        </Button>
        <Button onClick={onNo}>Not now</Button>
      </div>
    </form>
  );
}

function Underway({ view, onGoOn }: { readonly view: ClassView; readonly onGoOn: () => void }): ReactNode {
  const stretch = stretchOf(view);
  const problem = view.act?.problem ?? null;
  if (stretch === undefined) return null;
  return (
    <div className={styles.underway}>
      <progress max={1} value={stretch.done} aria-label="Changing the class" />
      <p role="status">{problem === null ? `${stretch.words}.` : `Stopped at: ${stretch.words}.`}</p>
      {problem !== null && (
        <>
          <p className={styles.trouble}>
            {problem.what} {problem.remedy}
          </p>
          <Button look="main" onClick={onGoOn}>
            Go on from there
          </Button>
        </>
      )}
    </div>
  );
}
