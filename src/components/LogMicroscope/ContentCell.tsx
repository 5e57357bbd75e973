// A key, a value or a header's value; a long one shows its beginning until more is asked for.
import type { Content } from '@railyard/lab-runner/protocol';
import { type ReactNode, useState } from 'react';
import { contentWords } from './words.ts';
import styles from './records.module.css';

const beginning = 160;

export function ContentCell({ content }: { readonly content: Content }): ReactNode {
  const [whole, setWhole] = useState(false);
  const words = contentWords(content);
  if (words.length <= beginning * 1.25) return <code>{words}</code>;
  return (
    <>
      <code>{whole ? words : `${words.slice(0, beginning)}…`}</code>
      <button type="button" className={styles.whole} aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? 'Less' : `All ${content.cut ? 'that is sent' : `${content.bytes} bytes`}`}
      </button>
    </>
  );
}
