// CodeMirror behind the little that the page wants of it. The only module that imports it; loaded when a file is first shown.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { StreamLanguage, bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { FindingView } from '@railyard/lab-runner/protocol';
import { editorLook } from './editor-look.ts';

export interface EditorEvents {
  change(text: string): void;
  save(): void;
  leave(): void;
}

export interface FileEditor {
  /** Shows another text, keeping the place; not told as a change. */
  show(text: string): void;
  mark(findings: readonly FindingView[]): void;
  goTo(line: number, column: number): void;
  focus(): void;
  dispose(): void;
}

const fromOutside = Annotation.define<boolean>();

/** An editor inside `element`; the language goes by the name of the file. */
export function createFileEditor(
  element: HTMLElement,
  { path, text, label }: { readonly path: string; readonly text: string; readonly label: string },
  events: EditorEvents,
): FileEditor {
  const act = (then: () => void) => () => {
    then();
    return true;
  };
  const view = new EditorView({
    parent: element,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: 'Mod-s', run: act(events.save), preventDefault: true },
          { key: 'F6', run: act(events.leave) },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        /\.m?ts$/.test(path) ? typescriptLanguage : StreamLanguage.define(properties),
        ...[lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching()],
        ...[highlightActiveLine(), highlightActiveLineGutter(), indentUnit.of('  '), EditorView.lineWrapping],
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          const outside = transactions.some((transaction) => transaction.annotation(fromOutside));
          if (docChanged && !outside) events.change(state.doc.toString());
        }),
        editorLook,
      ],
    }),
  });

  const offset = (line: number, column: number): number => {
    const { doc } = view.state;
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(found.from + column - 1, found.to);
  };

  return {
    show(given) {
      // The editor knows one kind of line break.
      const next = given.replace(/\r\n?/g, '\n');
      const now = view.state.doc.toString();
      if (now === next) return;
      let from = 0;
      while (from < now.length && now[from] === next[from]) from += 1;
      let kept = 0;
      const most = Math.min(now.length, next.length) - from;
      while (kept < most && now[now.length - 1 - kept] === next[next.length - 1 - kept]) kept += 1;
      view.dispatch({
        changes: { from, to: now.length - kept, insert: next.slice(from, next.length - kept) },
        annotations: fromOutside.of(true),
      });
    },
    mark(findings) {
      const marks = findings
        .filter(({ file }) => file === path)
        .map(({ line, column, length, message }): Diagnostic => {
          const from = offset(line, column);
          return { from, to: Math.max(from, offset(line, column + length)), severity: 'error', message };
        });
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo(line, column) {
      view.dispatch({ selection: { anchor: offset(line, column) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}
