// One group that was left running: what was seen, the two ways out, and what came of it.
import { programPlace, type ProgramView, timeOutWords } from '@railyard/lab-runner/protocol';
import { type ReactNode, useState } from 'react';
import { leftRunning } from '../../client/railyard.ts';
import type { LeftGroup } from '../../client/left-running.ts';
import { Button } from '../Button/index.tsx';
import { secondsSince } from '../use-railyard.ts';
import styles from './styles.module.css';
import { reachOf, reachWords, seenWords, stopWords } from './words.ts';

interface Props {
  readonly left: LeftGroup;
  readonly programs: readonly ProgramView[];
  /** Wall clock, in ms. */
  readonly now: number;
  readonly connected: boolean;
  readonly onPress: () => void;
}

/** Seconds after which it is said why a stop takes long. */
const longAfterS = 8;

export function Group({ left, programs, now, connected, onPress }: Props): ReactNode {
  const { group, members, stage } = left;
  const reach = reachOf(left, programs);
  const pressed = (act: () => unknown) => () => {
    onPress();
    void act();
  };
  if (stage.at === 'stopping') {
    const seconds = secondsSince(stage.since, now);
    return (
      <p className={styles.words}>
        Asked to stop, {seconds} s so far: waiting until group <code>{group}</code> has no members.
        {seconds >= longAfterS && ` ${timeOutWords}`}
      </p>
    );
  }
  if (stage.at === 'told' && stage.gone) {
    return (
      <p className={styles.words} data-signal="go">
        ✓ {stage.words}
        <Button look="quiet" onClick={pressed(() => leftRunning.dismiss(group))}>
          Understood
        </Button>
      </p>
    );
  }
  return (
    <div className={styles.group}>
      <p className={styles.words}>
        {stage.at === 'told' ? (
          stage.words
        ) : (
          <>
            Group <code>{group}</code> {seenWords(left)}
          </>
        )}{' '}
        {reachWords[reach]}
      </p>
      <Programs programs={reach === 'own' ? left.programs : programs} now={now} />
      <div className={styles.ways}>
        {reach === 'elsewhere' ? (
          <LookAgain connected={connected} />
        ) : (
          <Button
            disabled={!connected}
            onClick={pressed(() => leftRunning.stop(group, reach === 'everything'))}
          >
            {stopWords(reach, members.length)}
          </Button>
        )}
        <Button look="quiet" onClick={pressed(() => leftRunning.leaveAlone(group))}>
          {members.length === 1 ? 'Leave it alone' : 'Leave them alone'}
        </Button>
      </div>
    </div>
  );
}

/** More than these are counted. */
const mostListed = 5;

function Programs({
  programs,
  now,
}: {
  readonly programs: readonly ProgramView[];
  readonly now: number;
}): ReactNode {
  if (programs.length === 0 || now === 0) return null;
  const more = programs.length - mostListed;
  return (
    <ul className={styles.programs}>
      {programs.slice(0, mostListed).map((one, index) => (
        <li key={index}>
          <Command line={one.command} /> {programPlace(one, now)}
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  );
}

/** Broken between words before it is broken inside one. */
function Command({ line }: { readonly line: string }): ReactNode {
  return (
    <code>
      {line.split(' ').flatMap((word, index) => [
        index > 0 ? ' ' : '',
        <span key={index} className={styles.word}>
          {word}
        </span>,
      ])}
    </code>
  );
}

/** Stays where it is when it is pressed, and says what it found: that the group still has members. */
function LookAgain({ connected }: { readonly connected: boolean }): ReactNode {
  const [looked, setLooked] = useState<string>();
  const look = async (): Promise<void> => {
    await leftRunning.lookAgain();
    setLooked(new Date().toLocaleTimeString('en-GB'));
  };
  return (
    <>
      <Button disabled={!connected} onClick={() => void look()}>
        Look again
      </Button>
      <span role="status">{looked !== undefined && `Still there at ${looked}.`}</span>
    </>
  );
}
