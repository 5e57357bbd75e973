// The strip at the top of every lesson: six lamps, the crown, the two counts that matter, one phrase. A click opens the dock's panel.
import { type ClusterView, type NodeView, nodePhases } from '@railyard/lab-runner/protocol';
import { type NodeName, brokerNames, zookeeperNames } from '@railyard/labs/kit';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { dock, picture } from '../../client/railyard.ts';
import { Crown, Lamp, type Phase } from '../Lamp/index.tsx';
import { useCluster, useLink, useNow, useStore } from '../use-railyard.ts';
import { countWords, phraseOf } from './phrases.ts';
import styles from './styles.module.css';

export function ClusterStrip(): ReactNode {
  const link = useLink();
  const cluster = useCluster();
  const now = useNow(link.phase === 'lost');
  const phrase = phraseOf(link, cluster, now);
  const live = link.phase === 'connected';
  const waits = useStore(picture.frozen, undefined) !== undefined;
  const shown = live || link.phase === 'lost' ? cluster : undefined;
  const steady = link.phase === 'lost' ? 'Lost the runner, retrying' : phrase.text;
  return (
    <section aria-label="Cluster" className={clsx(styles.strip, link.phase === 'lost' && styles.stale)}>
      <button
        type="button"
        className={styles.open}
        onClick={() => dock.show('cluster')}
        title="Open the cluster panel"
      >
        <LampGroup label="ZooKeeper" names={zookeeperNames} cluster={shown} />
        <LampGroup label="Kafka" names={brokerNames} cluster={shown} crowns={!waits} />
        {waits ? (
          <span className={styles.counts}>Crown and counts wait for your prediction</span>
        ) : (
          <span className={styles.counts}>
            <Count label="under-replicated" count={shown?.underReplicated} known={shown !== undefined} />
            <Count label="offline" count={shown?.offline} known={shown !== undefined} />
          </span>
        )}
        <span className={styles.phrase} data-signal={phrase.signal}>
          {phrase.text}
        </span>
        <span className="unseen">. Open the cluster panel.</span>
      </button>
      <p className="unseen" role="status" aria-live="polite">
        Cluster: {steady}
      </p>
    </section>
  );
}

function LampGroup({
  label,
  names,
  cluster,
  crowns = true,
}: {
  readonly label: string;
  readonly names: readonly NodeName[];
  readonly cluster: ClusterView | undefined;
  /** False while a prediction is open that the crown would answer. */
  readonly crowns?: boolean;
}): ReactNode {
  return (
    <span className={styles.group}>
      <span className={styles.label}>{label}</span>
      {names.map((name) => {
        const view = cluster?.nodes.find((node) => node.node === name);
        const crowned = crowns && isController(name, cluster);
        return <NodeLamp key={name} name={name} view={view} crowned={crowned} />;
      })}
    </span>
  );
}

function NodeLamp({
  name,
  view,
  crowned,
}: {
  readonly name: NodeName;
  readonly view: NodeView | undefined;
  readonly crowned: boolean;
}): ReactNode {
  const phase: Phase = view?.phase ?? 'unknown';
  const spoken = `${name} ${phase}${crowned ? ', controller' : ''}`;
  return (
    <span className={styles.node} title={view?.detail ? `${spoken}: ${view.detail}` : spoken}>
      <Lamp phase={phase} />
      <span aria-hidden="true">{name.slice(-1)}</span>
      {crowned && <Crown />}
      {phase !== 'running' && phase !== 'unknown' && (
        <span aria-hidden="true" className={styles.word}>
          {phase}
        </span>
      )}
      <span className="unseen">{spoken}, </span>
    </span>
  );
}

function Count({
  label,
  count,
  known,
}: {
  readonly label: string;
  readonly count: number | null | undefined;
  readonly known: boolean;
}): ReactNode {
  if (!known) return null;
  return (
    <span className={styles.count} data-signal={count ? 'stop' : 'none'}>
      <b>{countWords(count)}</b> {label}{' '}
    </span>
  );
}

/** The controller's broker id is the digit that ends its name. */
export function isController(name: NodeName, cluster: ClusterView | undefined): boolean {
  return name.startsWith('kafka') && cluster?.controller === Number(name.slice(-1));
}

/** Every phase a lamp can show, for its legend. */
export const lampPhases = nodePhases;
