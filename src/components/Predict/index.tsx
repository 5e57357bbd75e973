// The predict card of a lesson's prose: the question first, the answer locked in this browser, reality laid beside it.
import { type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { predictions, questions, ranAt } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { useStore } from '../use-railyard.ts';
import { Choice } from './Choice.tsx';
import { type Gate, GateContext, lockFirst } from './gate.ts';
import { ToThePicture } from './ToThePicture.tsx';
import { useQuestion } from './use-question.ts';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  /** Index of the option that proves right. */
  readonly answer: number;
  readonly children?: ReactNode;
}

const none: Readonly<Record<string, number>> = {};
const key = (id: string): string => `predict-${id}`;

export function Predict({ id, question, options, answer, children }: Props): ReactNode {
  const locked = useStore(predictions, none)[id];
  const ran = useStore(ranAt, none);
  const [inside, setInside] = useState<readonly string[]>([]);
  const seen = inside.length > 0 && inside.every((command) => ran[command] !== undefined);
  const [asked, setAsked] = useState(false);
  const [lockedAt, setLockedAt] = useState<number>();
  const isLocked = locked !== undefined;
  const revealed = isLocked && (seen || asked);
  const wrong = isLocked && locked !== answer;
  const join = useCallback((command: string) => {
    setInside((before) => [...before, command]);
    return () => setInside((before) => before.filter((known) => known !== command));
  }, []);
  const gate = useMemo<Gate>(
    () => ({
      lockedBy: isLocked ? undefined : lockFirst,
      join,
      revealed,
      wrong,
    }),
    [isLocked, join, revealed, wrong],
  );
  const place = useQuestion({
    id,
    title: `“${question}”`,
    anchor: key(id),
    graded: false,
    options: options.map((label, index) => ({ key: String(index), label })),
    locked: isLocked ? { key: String(locked), at: lockedAt } : undefined,
  });
  return (
    <section id={key(id)} className={styles.card} aria-label={`Predict: ${question.replaceAll('`', '')}`}>
      <p className={styles.kicker}>Predict first</p>
      <div ref={place}>
        <Choice
          name={key(id)}
          question={question}
          options={options}
          locked={locked}
          enabled
          right={revealed ? answer : undefined}
          onChoose={() => questions.takeUp(id)}
          onLock={(index) => {
            setLockedAt(Date.now());
            predictions.update((all) => ({ ...all, [id]: index }));
          }}
        />
        <ToThePicture question={id} locked={isLocked} />
      </div>
      <GateContext.Provider value={gate}>{children}</GateContext.Provider>
      {isLocked && !revealed && (
        <Button look="quiet" onClick={() => setAsked(true)}>
          Show what happens
        </Button>
      )}
    </section>
  );
}

/** What really happens; shown after the lock and the run. */
export function Reality({ children }: { readonly children: ReactNode }): ReactNode {
  const gate = useContext(GateContext);
  const shown = gate === undefined || gate.revealed;
  return (
    <div role="status" className={styles.reality} data-shown={shown}>
      {shown && (
        <>
          <p className={styles.realityTitle}>
            {gate?.wrong ? 'Not what you predicted: the interesting case' : 'What happens'}
          </p>
          {children}
        </>
      )}
    </div>
  );
}

/** For those who predicted something else: why that guess is a sensible one. */
export function Surprise({ children }: { readonly children: ReactNode }): ReactNode {
  const gate = useContext(GateContext);
  if (gate && !(gate.revealed && gate.wrong)) return null;
  return <div className={styles.surprise}>{children}</div>;
}
