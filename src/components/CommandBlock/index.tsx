// A command with its buttons: Run or Insert, Copy, when it last ran, and what the reader should see.
import clsx from 'clsx';
import { type ReactNode, useState } from 'react';
import { client, ranAt } from '../../client/railyard.ts';
import type { RunOutcome } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { Copy } from '../Copy/index.tsx';
import { useCluster, useLink, useStore } from '../use-railyard.ts';
import { localCommand, modeOf, outcomeWords, runCommand } from './run-command.ts';
import styles from './styles.module.css';

export interface CommandBlockProps {
  readonly id: string;
  readonly command: string;
  readonly destructive?: boolean;
  readonly expect?: string;
  readonly expectNote?: string;
  readonly leave?: string;
  /** Set when something must be done before the command may run; it says what. */
  readonly lockedBy?: string;
}

const never: Readonly<Record<string, number>> = {};

export function CommandBlock(props: CommandBlockProps): ReactNode {
  const { id, destructive = false, lockedBy, expect, leave } = props;
  const link = useLink();
  const cluster = useCluster();
  const command = localCommand(props.command.trim(), cluster);
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<RunOutcome>();
  const at = useStore(ranAt, never)[id];
  const mode = modeOf(command, destructive);
  const verb = mode === 'run' ? 'Run' : 'Insert';

  const press = async (): Promise<void> => {
    if (lockedBy !== undefined || working) return;
    setWorking(true);
    setOutcome(undefined);
    const result = await runCommand(id, command, mode);
    setWorking(false);
    setOutcome(result);
  };

  return (
    <div className={styles.block} data-run={id}>
      <pre className={styles.command} tabIndex={0} aria-label="Command">
        <code>{command}</code>
      </pre>
      <div className={styles.bar}>
        {link.phase !== 'reading' && (
          <Button
            look="main"
            aria-disabled={lockedBy !== undefined || working}
            aria-label={`${verb}: ${command}`}
            onClick={() => void press()}
          >
            {verb}
          </Button>
        )}
        <Copy text={command} />
        <span className={styles.stamp}>
          {working && 'waiting for the prompt…'}
          {!working && at !== undefined && `${mode === 'run' ? 'ran' : 'inserted'} ${clockTime(at)}`}
        </span>
        {leave !== undefined && <span className={styles.leave}>Ends with {leave}</span>}
      </div>
      <div
        role="status"
        className={clsx(styles.said, outcome === undefined && lockedBy === undefined && styles.none)}
      >
        {lockedBy}
        {outcome && outcomeWords(outcome)}{' '}
        {outcome?.kind === 'busy' && (
          <Button look="quiet" onClick={() => void client.desk.open()}>
            Open another console
          </Button>
        )}
      </div>
      {expect !== undefined && <Expected text={localCommand(expect, cluster)} note={props.expectNote} />}
    </div>
  );
}

function Expected({ text, note }: { readonly text: string; readonly note: string | undefined }): ReactNode {
  return (
    <div className={styles.expect}>
      <p className={styles.expectTitle}>You should see</p>
      <pre tabIndex={0} aria-label="Expected output">
        <code>{text.replace(/^\n+|\s+$/g, '')}</code>
      </pre>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  );
}

/** `14:03` in the reader's own time zone. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
