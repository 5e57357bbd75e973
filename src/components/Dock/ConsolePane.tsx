// One console of the dock: the terminal, its notices, search in the scrollback, and how to leave it by keyboard.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { client, dock } from '../../client/railyard.ts';
import type { ConsoleLinkState, Shell } from '../../runner/index.ts';
import { useStore } from '../use-railyard.ts';
import { ConsoleNotice } from './ConsoleNotice.tsx';
import { leaveKey, searchKey } from './keys.ts';
import { ScrollbackSearch } from './ScrollbackSearch.tsx';
import styles from './styles.module.css';
import { useTerminal } from './use-terminal.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly shown: boolean;
  readonly onLeave: () => void;
}

const connecting: ConsoleLinkState = { phase: 'connecting' };
const unknown: Shell = 'unknown';

export function ConsolePane({ id, title, shown, onLeave }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const layout = useStore(dock.layout, dock.layout.get());
  const [searching, setSearching] = useState(false);
  const held = client.desk.console(id);
  const state = useStore(held.state, connecting);
  const shell = useStore(held.shell, unknown);
  const refused = useStore(held.refused, 0);
  const { terminal, failed } = useTerminal(id, place, {
    title,
    screenReader: layout.screenReader,
    onLeave,
    onSearch: () => setSearching(true),
  });

  useEffect(() => {
    if (!shown || !terminal) return;
    terminal.fit();
    if (dock.takeFocus()) terminal.focus();
  }, [shown, terminal]);

  return (
    <div className={styles.pane} hidden={!shown}>
      {failed && (
        <div className={styles.notice} role="status">
          The console's code could not be loaded. Reload the page.
        </div>
      )}
      <div role="status">
        <ConsoleNotice held={held} state={state} refused={refused} />
      </div>
      {searching && terminal && (
        <ScrollbackSearch
          terminal={terminal}
          onClose={() => {
            setSearching(false);
            terminal.focus();
          }}
        />
      )}
      <div ref={place} className={styles.screen} data-open={state.phase === 'open'} data-shell={shell} />
      <div className={styles.hint}>
        <span>
          <kbd>{leaveKey}</kbd> leaves the console · <kbd>{searchKey}</kbd> searches it
        </span>
        <label>
          <input
            type="checkbox"
            checked={layout.screenReader}
            onChange={(event) => {
              const { checked } = event.target;
              dock.layout.update((now) => ({ ...now, screenReader: checked }));
            }}
          />{' '}
          Screen reader mode
        </label>
      </div>
    </div>
  );
}
