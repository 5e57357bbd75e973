// Blocks for reading: the cluster's own words and files, in its mono face, with Copy. No syntax colours, and none of their code.
import { Children, type ReactNode } from 'react';
import { Copy } from '../../components/Copy/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly children?: ReactNode;
  readonly title?: string;
  readonly metastring?: string;
}

export default function CodeBlock({ children, title, metastring }: Props): ReactNode {
  const text = Children.toArray(children)
    .filter((child) => typeof child === 'string')
    .join('')
    .replace(/\n$/, '');
  const name = title ?? /title="([^"]*)"/.exec(metastring ?? '')?.[1];
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <span>{name}</span>
        <Copy text={text} label={name ?? 'this block'} />
      </div>
      <pre tabIndex={0} aria-label={name ?? 'Text block'} className={styles.text}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
