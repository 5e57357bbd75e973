// xterm with its addons behind the runner's terminal port. The only module that imports xterm; loaded when a console is first shown.
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { limits } from '@railyard/lab-runner/protocol';
import type { TerminalPort } from '../../runner/index.ts';
import { consoleKeys } from './keys.ts';
import { screenColours } from './screen-colours.ts';

export interface TerminalEvents {
  input(text: string): void;
  /** Columns or rows changed. */
  resized(): void;
  /** The payload of an OSC 133 mark. */
  mark(payload: string): void;
  /** The reader asked to leave the terminal, or to search it. */
  leave(): void;
  search(): void;
}

export interface ConsoleTerminal extends TerminalPort {
  /** Fits columns and rows to the element; nothing while it is hidden. */
  fit(): void;
  find(text: string, direction: 'next' | 'previous'): boolean;
  endFind(): void;
  setScreenReader(on: boolean): void;
  dispose(): void;
}

/** A terminal inside `element`, 10,000 lines deep. */
export function createConsoleTerminal(
  element: HTMLElement,
  events: TerminalEvents,
  options: { readonly screenReader: boolean; readonly label: string },
): ConsoleTerminal {
  const terminal = new Terminal({
    allowProposedApi: true,
    cursorBlink: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 14,
    lineHeight: 1.2,
    scrollback: 10_000,
    screenReaderMode: options.screenReader,
    minimumContrastRatio: 4.5,
    macOptionIsMeta: true,
    theme: screenColours,
  });
  const fitting = new FitAddon();
  const searching = new SearchAddon();
  terminal.loadAddon(fitting);
  terminal.loadAddon(searching);
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  terminal.loadAddon(
    new WebLinksAddon((_, address) => window.open(address, '_blank', 'noopener,noreferrer')),
  );
  terminal.open(element);
  terminal.textarea?.setAttribute('aria-label', options.label);
  terminal.attachCustomKeyEventHandler(
    consoleKeys({
      leave: events.leave,
      search: events.search,
      selection: () => terminal.getSelection(),
    }),
  );
  terminal.onData(events.input);
  terminal.onResize(events.resized);
  terminal.parser.registerOscHandler(133, (payload) => {
    events.mark(payload);
    return true;
  });

  const fit = (): void => {
    const proposed = element.clientWidth > 0 ? fitting.proposeDimensions() : undefined;
    if (!proposed || !Number.isFinite(proposed.cols) || !Number.isFinite(proposed.rows)) return;
    const { columns, rows } = limits;
    terminal.resize(
      Math.min(Math.max(proposed.cols, columns.min), columns.max),
      Math.min(Math.max(proposed.rows, rows.min), rows.max),
    );
  };
  fit();
  void document.fonts.load('14px "Roboto Mono"').then(() => {
    terminal.options.fontSize = 14.01;
    terminal.options.fontSize = 14;
    fit();
  });

  return {
    write: (bytes, parsed) => terminal.write(bytes, parsed),
    reset: () => terminal.reset(),
    size: () => ({ columns: terminal.cols, rows: terminal.rows }),
    insert(text) {
      if (text.includes('\n') && !terminal.modes.bracketedPasteMode) return false;
      terminal.paste(text);
      return true;
    },
    focus: () => terminal.focus(),
    fit,
    find: (text, direction) =>
      direction === 'next' ? searching.findNext(text) : searching.findPrevious(text),
    endFind() {
      searching.clearDecorations();
      terminal.clearSelection();
    },
    setScreenReader(on) {
      terminal.options.screenReaderMode = on;
    },
    dispose: () => terminal.dispose(),
  };
}
