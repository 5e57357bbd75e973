// Gives a console its xterm while its pane is on the page: loads the code, binds, fits, lets go.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { ConsoleTerminal } from './terminal.ts';

interface Options {
  readonly title: string;
  readonly screenReader: boolean;
  readonly onLeave: () => void;
  readonly onSearch: () => void;
}

/** The terminal once loaded; `failed` when its code could not be fetched. */
export function useTerminal(
  id: string,
  place: RefObject<HTMLDivElement | null>,
  options: Options,
): { readonly terminal: ConsoleTerminal | undefined; readonly failed: boolean } {
  const [terminal, setTerminal] = useState<ConsoleTerminal>();
  const [failed, setFailed] = useState(false);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const held = client.desk.console(id);
    let gone = false;
    let release = (): void => undefined;
    import('./terminal.ts').then(
      ({ createConsoleTerminal }) => {
        if (gone) return;
        const made = createConsoleTerminal(
          element,
          {
            input: (text) => held.input(text),
            resized: () => held.resize(),
            mark: (payload) => held.mark(payload),
            leave: () => latest.current.onLeave(),
            search: () => latest.current.onSearch(),
          },
          {
            screenReader: latest.current.screenReader,
            label: `${latest.current.title}, terminal. F6 leaves it.`,
          },
        );
        const unbind = held.bind(made);
        const watcher = new ResizeObserver(() => made.fit());
        watcher.observe(element);
        release = () => {
          watcher.disconnect();
          unbind();
          made.dispose();
        };
        setTerminal(made);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      setTerminal(undefined);
      release();
    };
  }, [id, place]);

  useEffect(() => terminal?.setScreenReader(options.screenReader), [terminal, options.screenReader]);
  return { terminal, failed };
}
