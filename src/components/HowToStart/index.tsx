// What to do when this page has no lab behind it: said once, the same words everywhere.
import type { ReactNode } from 'react';
import { Copy } from '../Copy/index.tsx';
import { useLink } from '../use-railyard.ts';
import styles from './styles.module.css';

const command = 'npm start';

export function HowToStart(): ReactNode {
  const link = useLink();
  if (link.phase === 'locked') {
    return (
      <div className={styles.box}>
        <p>
          {link.problem.what} {link.problem.remedy}
        </p>
        <Line text="npx yard status" />
      </div>
    );
  }
  return (
    <div className={styles.box}>
      <p>
        This copy is for reading: no lab runs behind it. To run the commands, start the lab in your clone of
        the project and open the address it prints.
      </p>
      <Line text={command} />
      <p className={styles.needs}>It needs Node 20.19 or newer, Java 17 or newer, and Maven.</p>
    </div>
  );
}

function Line({ text }: { readonly text: string }): ReactNode {
  return (
    <div className={styles.line}>
      <code>{text}</code>
      <Copy text={text} />
    </div>
  );
}
