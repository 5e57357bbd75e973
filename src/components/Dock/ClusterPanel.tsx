// The cluster's tab of the dock: what the runner says of it, the live picture with its acts, and the reset.
import type { ReactNode } from 'react';
import { ClusterPicture } from '../ClusterPicture/index.tsx';
import { phraseOf } from '../ClusterStrip/phrases.ts';
import { useCluster, useLink, useNow } from '../use-railyard.ts';
import { ResetCluster } from './ResetCluster.tsx';
import styles from './cluster.module.css';

export function ClusterPanel(): ReactNode {
  const link = useLink();
  const cluster = useCluster();
  const now = useNow(link.phase === 'lost');
  const live = link.phase === 'connected';
  const phrase = phraseOf(link, cluster, now);
  if (!cluster) return <p className={styles.text}>{phrase.text}.</p>;
  return (
    <div className={styles.cluster}>
      <p className={styles.message}>
        {live ? cluster.message : <b>{phrase.text}.</b>}{' '}
        <span title="One more after each reset">Cluster number {cluster.epoch}</span>
      </p>
      <ClusterPicture />
      <ResetCluster enabled={live} />
    </div>
  );
}
