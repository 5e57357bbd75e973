// The editor's face: the house's colours by their names, so that it follows the theme by itself. Go, caution and stop
// stay signals; code is told apart by weight, slant and the one blue.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--paper-raised)', fontSize: '0.9rem' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    color: 'var(--ink-soft)',
    backgroundColor: 'var(--paper-sunk)',
    borderRight: '1px solid var(--rule)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--line-soft) 45%, transparent)' },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'var(--line-soft)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--line) 30%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--rule-strong)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--stop-ground)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--stop) 1.5px',
    textUnderlineOffset: '0.2em',
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    border: '1.5px solid var(--rule-strong)',
    boxShadow: 'var(--shadow)',
    maxWidth: 'min(34rem, 90vw)',
  },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--stop)', font: '0.95rem/1.4 var(--sign)' },
});

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--ink)', fontWeight: '700' },
  { tag: [tags.string, tags.special(tags.string), tags.number, tags.bool, tags.null], color: 'var(--line)' },
  { tag: [tags.typeName, tags.className], color: 'var(--ink)', fontStyle: 'italic' },
  // Of a .properties file: the name of a setting.
  {
    tag: [tags.definition(tags.name), tags.propertyName, tags.definition(tags.variableName)],
    color: 'var(--ink)',
  },
  { tag: [tags.comment, tags.meta], color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--stop)' },
]);

export const editorLook = [look, syntaxHighlighting(words)];
