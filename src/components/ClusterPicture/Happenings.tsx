// The last happenings, burst by burst: a line with a stop for each step, the time since the first of them beside it.
import type { TimelineEvent } from '@railyard/labs/kit';
import { type ReactNode, memo, useMemo, useState } from 'react';
import { picture } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { type Burst, type Line, burstsOf } from './bursts.ts';
import { clock, elapsed } from './clock.ts';
import { lineTold, lineWords } from './line-words.ts';
import styles from './happenings.module.css';

interface Props {
  /** Oldest first, up to the moment shown. */
  readonly events: readonly TimelineEvent[];
  /** The event that decided a prediction, and whether it came true. */
  readonly decided: Decided | undefined;
}

interface Decided {
  readonly sequence: number;
  readonly asSaid: boolean;
}

const shownAtFirst = 3;
const linesAtFirst = 14;

export const Happenings = memo(function Happenings({ events, decided }: Props): ReactNode {
  const bursts = useMemo(() => burstsOf(events), [events]);
  const [wanted, setWanted] = useState(shownAtFirst);
  if (bursts.length === 0)
    return (
      <p className={styles.quiet}>
        Nothing has happened yet. Stop a broker, and it is told here step by step.
      </p>
    );
  const older = bursts.length - wanted;
  return (
    <>
      <ol className={styles.bursts}>
        {bursts
          .slice(-wanted)
          .reverse()
          .map((burst) => (
            <BurstView key={burst.sequence} burst={burst} decided={decided} />
          ))}
      </ol>
      {older > 0 && (
        <Button look="quiet" onClick={() => setWanted(wanted + 10)}>
          {older} earlier
        </Button>
      )}
    </>
  );
});

function BurstView({ burst, decided }: Pick<Props, 'decided'> & { readonly burst: Burst }): ReactNode {
  const [all, setAll] = useState(false);
  const lines = all ? burst.lines : burst.lines.slice(0, linesAtFirst);
  const hidden = burst.lines.length - lines.length;
  return (
    <li className={styles.burst}>
      <h4>
        <time>{clock(burst.at)}</time>
      </h4>
      <ol className={styles.steps}>
        {lines.map((line, index) => (
          <Step
            key={line.event.sequence}
            line={line}
            first={index === 0}
            decided={decidedIn(line, decided)}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {hidden} more steps
        </Button>
      )}
    </li>
  );
}

/** Several happenings that say the same are one line. */
function decidedIn(line: Line, decided: Decided | undefined): Decided | undefined {
  const within = decided && line.event.sequence <= decided.sequence && decided.sequence <= line.sequence;
  return within ? decided : undefined;
}

interface StepProps extends Pick<Props, 'decided'> {
  readonly line: Line;
  readonly first: boolean;
}

function Step({ line, first, decided }: StepProps): ReactNode {
  const words = lineWords(line);
  const { sentence, cause } = lineTold(line);
  return (
    <li data-first={first}>
      <button
        type="button"
        title="Show the cluster at this moment"
        aria-label={`Show the moment ${clock(line.event.at)}: ${words}`}
        onClick={() => picture.moment.set(line.sequence)}
      >
        {first ? clock(line.event.at) : elapsed(line.sinceMs)}
      </button>
      <span className={styles.stop} aria-hidden="true" />
      <span>
        {sentence}
        {cause !== undefined && <small> {cause}</small>}
        {decided && (
          <b className={styles.decided} data-as-said={decided.asSaid}>
            {' '}
            {decided.asSaid ? 'as you predicted' : 'not what you predicted'}
          </b>
        )}
      </span>
    </li>
  );
}
