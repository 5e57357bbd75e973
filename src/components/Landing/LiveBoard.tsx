// The signal box of the landing page: your cluster as it is now, or how to start one.
import type { ClusterView } from '@railyard/lab-runner/protocol';
import { type NodeName, brokerNames, zookeeperNames } from '@railyard/labs/kit';
import type { ReactNode } from 'react';
import { dock } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import { isController } from '../ClusterStrip/index.tsx';
import { countWords, phraseOf } from '../ClusterStrip/phrases.ts';
import { HowToStart } from '../HowToStart/index.tsx';
import { Crown, Lamp } from '../Lamp/index.tsx';
import { useCluster, useLink, useNow } from '../use-railyard.ts';
import styles from './styles.module.css';

export function LiveBoard(): ReactNode {
  const link = useLink();
  const cluster = useCluster();
  const now = useNow(link.phase === 'lost');
  const phrase = phraseOf(link, cluster, now);
  const absent = link.phase === 'reading' || link.phase === 'locked';
  return (
    <section className={styles.board} aria-label="Your cluster">
      <header className={styles.boardHead}>
        <h2>Your cluster</h2>
        <span className={styles.phrase} data-signal={phrase.signal}>
          {link.phase === 'locked' ? 'Locked' : absent ? 'Not running' : phrase.text}
        </span>
      </header>
      {absent ? (
        <HowToStart />
      ) : (
        <>
          <div className={styles.rows}>
            <Row label="ZooKeeper" names={zookeeperNames} cluster={cluster} />
            <Row label="Kafka" names={brokerNames} cluster={cluster} />
          </div>
          {cluster && (
            <p className={styles.counts}>
              {countWords(cluster.topics)} {cluster.topics === 1 ? 'topic' : 'topics'},{' '}
              {countWords(cluster.underReplicated)} under-replicated partitions, {countWords(cluster.offline)}{' '}
              offline
            </p>
          )}
          <div className={styles.boardBar}>
            <Button onClick={() => dock.show('console')}>Open a console</Button>
            <Button onClick={() => dock.show('cluster')}>Look at the nodes</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Row({
  label,
  names,
  cluster,
}: {
  readonly label: string;
  readonly names: readonly NodeName[];
  readonly cluster: ClusterView | undefined;
}): ReactNode {
  return (
    <div className={styles.row}>
      <span className={styles.rowLabel}>{label}</span>
      <ul className={styles.track}>
        {names.map((name) => {
          const phase = cluster?.nodes.find((node) => node.node === name)?.phase ?? 'unknown';
          return (
            <li key={name}>
              <Lamp phase={phase} />
              <code>{name}</code>
              <span className={styles.state}>
                {phase}
                {isController(name, cluster) && (
                  <>
                    {' '}
                    <Crown />
                    <span className="unseen"> controller</span>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
