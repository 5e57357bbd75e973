// The dock's head: a tab per console, one each for the lesson's files, the cluster and the log, and the buttons for the dock itself.
import type { ConsoleView } from '@railyard/lab-runner/protocol';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { client, dock } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { useStore } from '../use-railyard.ts';
import styles from './styles.module.css';

interface Props {
  readonly views: readonly ConsoleView[];
  /** A console's id, `files`, `cluster` or `log`. */
  readonly selected: string | undefined;
  readonly canOpen: boolean;
  readonly onProblem: (problem: Problem | undefined) => void;
}

export function DockTabs({ views, selected, canOpen, onProblem }: Props): ReactNode {
  const full = useStore(dock.full, false);
  const tabs = [
    ...(views.length === 0 ? [{ id: 'console', title: 'Console' }] : views),
    { id: 'files', title: 'Files' },
    { id: 'cluster', title: 'Cluster' },
    { id: 'log', title: 'Log' },
  ];
  const chosen = selected ?? 'console';

  const choose = (id: string): void => {
    if (id === 'files' || id === 'cluster' || id === 'log') return dock.show(id);
    if (id !== 'console') client.desk.show(id);
    dock.show('console');
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  const open = async (): Promise<void> => {
    const answer = await client.desk.open();
    onProblem(answer.ok ? undefined : answer.problem);
    dock.show('console');
  };
  // On a phone the tabs are wider than their row: the one in front is moved into sight.
  useEffect(() => {
    document.getElementById(`tab-${chosen}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen, views.length]);
  const frontView = views.find((view) => view.id === selected);

  return (
    <div className={styles.head}>
      <div role="tablist" aria-label="Consoles, files and cluster" className={styles.tabs} onKeyDown={press}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen}
            aria-controls={`panel-${id}`}
            tabIndex={id === chosen ? 0 : -1}
            className={styles.tab}
            onClick={() => choose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <div className={styles.tools}>
        <Tool label="New console" sign="+" disabled={!canOpen} onClick={() => void open()} />
        {frontView && (
          <Tool
            label={`Close ${frontView.title}`}
            sign="×"
            onClick={() => void client.desk.close(frontView.id)}
          />
        )}
        <Tool
          label={full ? 'Leave full screen' : 'Full screen'}
          sign={full ? '⤡' : '⤢'}
          onClick={() => dock.full.set(!full)}
        />
        <Tool label="Hide the dock" sign="▾" onClick={() => dock.hide()} />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly sign: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, sign, disabled = false, onClick }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
