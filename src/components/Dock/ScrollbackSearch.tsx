// A small search line above the terminal: Enter finds the next place, Shift-Enter the one before, Escape closes.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../Button/index.tsx';
import styles from './styles.module.css';
import type { ConsoleTerminal } from './terminal.ts';

interface Props {
  readonly terminal: ConsoleTerminal;
  readonly onClose: () => void;
}

export function ScrollbackSearch({ terminal, onClose }: Props): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [missed, setMissed] = useState(false);
  useEffect(() => field.current?.focus(), []);

  const find = (direction: 'next' | 'previous'): void => {
    if (text !== '') setMissed(!terminal.find(text, direction));
  };
  const close = (): void => {
    terminal.endFind();
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') find(event.shiftKey ? 'previous' : 'next');
    if (event.key === 'Escape') close();
  };
  return (
    <div role="search" aria-label="Console output" className={styles.search}>
      <input
        ref={field}
        type="text"
        aria-label="Search the console"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <Button look="quiet" onClick={() => find('previous')}>
        Before
      </Button>
      <Button look="quiet" onClick={() => find('next')}>
        Next
      </Button>
      <Button look="quiet" onClick={close}>
        Close search
      </Button>
      <span role="status">{missed && 'Not in the scrollback.'}</span>
    </div>
  );
}
