// A node's name as a button, and behind it what can be done to the node. The runner has the last word.
import type { ClusterView, NodeAction, NodeView } from '@railyard/lab-runner/protocol';
import type { NodeName } from '@railyard/labs/kit';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { useCluster, useLink } from '../use-railyard.ts';
import styles from './menu.module.css';

/** What makes sense in a phase. */
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
function actsOn(phase: NodeView['phase'], driver: ClusterView['driver'] | undefined): readonly NodeAction[] {
  if (driver !== 'docker' || phase !== 'running') return actsIn[phase];
  return [...actsIn.running, 'cut'];
}

const past = 'This is not the cluster of now. When the picture is live again, you can act here.';

interface Props {
  readonly node: NodeName;
  /** Beside the name, inside the button. */
  readonly sign: ReactNode;
  /** False in a replay and in a picture that waits: acts are for the present. */
  readonly present: boolean;
}

export function NodeMenu({ node, sign, present }: Props): ReactNode {
  const link = useLink();
  const cluster = useCluster();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<NodeAction>();
  const [problem, setProblem] = useState<Problem>();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const phase = cluster?.nodes.find((view) => view.node === node)?.phase ?? 'unknown';
  const enabled = link.phase === 'connected' && present && asked === undefined;

  useEffect(() => {
    if (!open) return undefined;
    const leave = (event: Event): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);

  const act = async (action: NodeAction): Promise<void> => {
    setAsked(action);
    setProblem(undefined);
    const answer = await client.call('nodeAction', { params: { node, action }, body: {} });
    setAsked(undefined);
    if (!answer.ok) return setProblem(answer.problem);
    setOpen(false);
    button.current?.focus();
  };
  const acts = actsOn(phase, cluster?.driver);
  return (
    <div
      ref={place}
      className={styles.place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles.name}
        aria-expanded={open}
        title={`What can be done to ${node}`}
        onClick={() => setOpen(!open)}
      >
        {sign}
        <span>{node}</span>
        <span aria-hidden="true" className={styles.more}>
          ▾
        </span>
      </button>
      {open && (
        <div className={styles.menu} role="group" aria-label={`Acts on ${node}`}>
          <p>
            <code>{`${node}:${cluster?.ports[node] ?? '?'}`}</code> is {phase}
          </p>
          {!present && <p>{link.phase === 'connected' ? past : 'The runner does not answer.'}</p>}
          {acts.map((action) => (
            <Button
              key={action}
              look="quiet"
              disabled={!enabled}
              aria-label={`${action} ${node}`}
              onClick={() => void act(action)}
            >
              {asked === action ? `${action}…` : action}
            </Button>
          ))}
          {present && acts.length === 0 && <p>Nothing can be done to it before its state is known.</p>}
          <div role="status">{problem && <p>{`${problem.what} ${problem.remedy}`}</p>}</div>
        </div>
      )}
    </div>
  );
}
