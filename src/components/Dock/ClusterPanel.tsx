// The cluster as a table: each node, its phase, and what can be done to it. The drawn picture is a part of its own.
import type { ClusterView, NodeAction, NodeView } from '@railyard/lab-runner/protocol';
import { type ReactNode, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { isController } from '../ClusterStrip/index.tsx';
import { countWords, phraseOf } from '../ClusterStrip/phrases.ts';
import { Crown, Lamp } from '../Lamp/index.tsx';
import { useCluster, useLink, useNow } from '../use-railyard.ts';
import { ResetCluster } from './ResetCluster.tsx';
import styles from './cluster.module.css';

/** What makes sense in a phase; the runner has the last word. */
const actsIn: Readonly<Record<NodeView['phase'], readonly NodeAction[]>> = {
  running: ['stop', 'kill', 'pause', 'restart'],
  paused: ['resume', 'kill'],
  cut: ['heal', 'stop', 'kill'],
  stopped: ['start'],
  failed: ['start'],
  absent: ['start'],
  starting: ['kill'],
  stopping: ['kill'],
  unknown: [],
};

/** On Docker a running node can also be taken off the network. */
function actsOn({ phase }: NodeView, driver: ClusterView['driver']): readonly NodeAction[] {
  if (driver !== 'docker' || phase !== 'running') return actsIn[phase];
  return [...actsIn.running, 'cut'];
}

export function ClusterPanel(): ReactNode {
  const link = useLink();
  const cluster = useCluster();
  const now = useNow(link.phase === 'lost');
  const [problem, setProblem] = useState<Problem>();
  const live = link.phase === 'connected';
  const phrase = phraseOf(link, cluster, now);
  if (!cluster) return <p className={styles.text}>{phrase.text}.</p>;

  const act = async (view: NodeView, action: NodeAction): Promise<void> => {
    const answer = await client.call('nodeAction', { params: { node: view.node, action }, body: {} });
    setProblem(answer.ok ? undefined : answer.problem);
  };
  return (
    <div className={styles.cluster}>
      <p className={styles.text}>{live ? cluster.message : <b>{phrase.text}.</b>}</p>
      <table className={styles.nodes}>
        <caption className="unseen">Nodes of the cluster</caption>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">State</th>
            <th scope="col">Act on it</th>
          </tr>
        </thead>
        <tbody>
          {cluster.nodes.map((view) => (
            <NodeRow key={view.node} view={view} cluster={cluster} enabled={live} onAct={act} />
          ))}
        </tbody>
      </table>
      <div role="status">
        {problem && (
          <p className={styles.text}>
            {problem.what} {problem.remedy}
          </p>
        )}
      </div>
      <dl className={styles.facts}>
        <Fact
          name="Controller"
          value={cluster.controller === null ? 'unknown' : `kafka${cluster.controller}`}
        />
        <Fact name="Under-replicated partitions" value={countWords(cluster.underReplicated)} />
        <Fact name="Offline partitions" value={countWords(cluster.offline)} />
        <Fact name="Topics" value={countWords(cluster.topics)} />
        <Fact name="Cluster number" value={`${cluster.epoch} (one more after each reset)`} />
      </dl>
      <ResetCluster enabled={live} />
    </div>
  );
}

function NodeRow({
  view,
  cluster,
  enabled,
  onAct,
}: {
  readonly view: NodeView;
  readonly cluster: ClusterView;
  readonly enabled: boolean;
  readonly onAct: (view: NodeView, action: NodeAction) => Promise<void>;
}): ReactNode {
  return (
    <tr>
      <th scope="row">
        <code>{`${view.node}:${cluster.ports[view.node] ?? '?'}`}</code>
        {isController(view.node, cluster) && (
          <span className={styles.crown}>
            <Crown /> controller
          </span>
        )}
      </th>
      <td>
        <span className={styles.phase}>
          <Lamp phase={view.phase} /> {view.phase}
        </span>
        {view.detail !== undefined && <span className={styles.detail}>{view.detail}</span>}
      </td>
      <td>
        {actsOn(view, cluster.driver).map((action) => (
          <Button
            key={action}
            look="quiet"
            disabled={!enabled}
            aria-label={`${action} ${view.node}`}
            onClick={() => void onAct(view, action)}
          >
            {action}
          </Button>
        ))}
      </td>
    </tr>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
