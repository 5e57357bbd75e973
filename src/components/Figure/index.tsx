// A picture of a lesson with its text twin. The picture is SVG in the house palette; the twin says all that it says.
import { type ReactNode, useId } from 'react';
import styles from './styles.module.css';

interface Props {
  readonly title: string;
  /** Everything the picture says, in words. */
  readonly text: string;
  readonly caption?: ReactNode;
  readonly children: ReactNode;
}

export function Figure({ title, text, caption, children }: Props): ReactNode {
  const id = useId();
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <p id={id} className={styles.title}>
        {title}
      </p>
      <div className={styles.picture} aria-hidden="true">
        {children}
      </div>
      {caption !== undefined && <figcaption className={styles.caption}>{caption}</figcaption>}
      <details className={styles.twin}>
        <summary>The picture in words</summary>
        <p>{text}</p>
      </details>
    </figure>
  );
}
