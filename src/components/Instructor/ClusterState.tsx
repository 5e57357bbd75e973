// The cluster of this seat in one sentence and six lamps.
import type { ClusterView } from '@railyard/lab-runner/protocol';
import type { ReactNode } from 'react';
import { Lamp } from '../Lamp/index.tsx';
import styles from './styles.module.css';

export function ClusterState({ cluster }: { readonly cluster: ClusterView }): ReactNode {
  return (
    <section aria-labelledby="cluster-state">
      <h2 id="cluster-state">Cluster</h2>
      <p>{cluster.message}</p>
      <ul className={styles.nodes}>
        {cluster.nodes.map(({ node, phase }) => (
          <li key={node}>
            <Lamp phase={phase} /> <code>{node}</code> {phase}
          </li>
        ))}
      </ul>
    </section>
  );
}
