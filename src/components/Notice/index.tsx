// A banner for what the runner must tell every page, for instance that progress came back from a backup.
import type { ReactNode } from 'react';
import { client } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { useStore } from '../use-railyard.ts';
import styles from './styles.module.css';

export function Notice(): ReactNode {
  const notice = useStore(client.notice, undefined);
  return (
    <div role="status">
      {notice !== undefined && (
        <div className={styles.notice}>
          {notice}
          <Button look="quiet" onClick={client.dismissNotice}>
            Understood
          </Button>
        </div>
      )}
    </div>
  );
}
