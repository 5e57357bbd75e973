// What a console says when it is not simply open: in words, with one button.
import type { ReactNode } from 'react';
import { client } from '../../client/railyard.ts';
import type { ConsoleLinkState, DeskConsole } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { secondsSince, useNow } from '../use-railyard.ts';
import styles from './styles.module.css';

interface Props {
  readonly held: DeskConsole;
  readonly state: ConsoleLinkState;
  readonly refused: number;
}

const goneWords = {
  closed: 'This console is gone.',
  idle: 'The console was idle for long and was closed. Your files are still there.',
  reset: 'The cluster was reset, and its consoles with it.',
} as const;

export function ConsoleNotice({ held, state, refused }: Props): ReactNode {
  const now = useNow(state.phase === 'lost');
  const unsent = refused > 0 && state.phase !== 'open' ? ' What you typed was not sent.' : '';
  switch (state.phase) {
    case 'open':
      return null;
    case 'connecting':
      return <Notice text={`Connecting to the shell…${unsent}`} />;
    case 'lost':
      return (
        <Notice
          signal="stop"
          text={`Lost the runner ${secondsSince(state.since, now)} s ago, retrying.${unsent}`}
          steady={`Lost the runner, retrying.${unsent}`}
        />
      );
    case 'taken':
      return (
        <Notice text={`Another tab took this console.${unsent}`}>
          <Button onClick={() => held.attach()}>Bring it back here</Button>
        </Notice>
      );
    case 'exited':
      return (
        <Notice text={`${exitWords(state.status, state.signal)}${unsent}`}>
          <Button onClick={() => held.restart()}>Restart the shell</Button>
        </Notice>
      );
    case 'gone':
      return (
        <Notice text={`${goneWords[state.why]}${unsent}`}>
          <Button onClick={() => void replace(held.id)}>Open a fresh console</Button>
        </Notice>
      );
    case 'refused':
      return <Notice signal="caution" text={`${state.problem.what} ${state.problem.remedy}`} />;
  }
}

async function replace(id: string): Promise<void> {
  await client.desk.close(id);
  await client.desk.ensure();
}

function exitWords(status: number | null, signal: number | null): string {
  if (signal !== null && signal !== 0) return `The shell was ended by signal ${signal}.`;
  return `The shell has ended with status ${status ?? 'unknown'}.`;
}

function Notice({
  text,
  steady = text,
  signal = 'none',
  children,
}: {
  readonly text: string;
  /** The words without running numbers, for people who listen. */
  readonly steady?: string;
  readonly signal?: 'stop' | 'caution' | 'none';
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.notice} data-signal={signal}>
      <span aria-hidden={steady !== text}>{text}</span>
      {steady !== text && <span className="unseen">{steady}</span>}
      {children}
    </div>
  );
}
