// A table of the picture in words. Knows nothing of what it tells.
import type { ReactNode } from 'react';
import styles from './twin.module.css';

interface TableProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

/** Scrolls by itself where it is too wide, also by keyboard. */
export function Table({ title, heads, children }: TableProps): ReactNode {
  return (
    <div className={styles.scroll} role="group" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The first cell names the row. */
export function Line({ cells: [name, ...cells] }: { readonly cells: readonly string[] }): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, index) => (
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}
