// Sentences as the messages hold them: `backticks` become the cluster's mono face, `{name}` an attempt's value.
import type { ReactNode } from 'react';

/** Fills the placeholders that have a value; the others are shown as ‹name›. */
export function fillKnown(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (_, name: string) => values[name] ?? `‹${name}›`);
}

/** As many letters fit into a narrow column; such a word, an option or a name, is not broken at its hyphens. */
const wholeLetters = 16;

export function Words({ text }: { readonly text: string }): ReactNode {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} data-whole={part.length <= wholeLetters}>
        {part}
      </code>
    ) : (
      part
    ),
  );
}
