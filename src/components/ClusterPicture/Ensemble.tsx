// The ZooKeeper ensemble as three signal boxes on one line: who leads, who follows, who is looking for a leader, who is silent.
import type { NodeName } from '@railyard/labs/kit';
import type { ReactNode } from 'react';
import { Lamp } from '../Lamp/index.tsx';
import type { Ensemble as Members } from './counts.ts';
import { NodeMenu } from './NodeMenu.tsx';
import { type NodePhase, phaseWords } from './phase.ts';
import styles from './ensemble.module.css';

interface Props {
  readonly ensemble: Members;
  readonly phases: Readonly<Record<string, NodePhase>>;
  readonly present: boolean;
}

const roleWords = {
  leader: 'leads',
  follower: 'follows',
  looking: 'looks for a leader',
  silent: 'silent',
  unknown: 'unknown',
} as const;

export function Ensemble({ ensemble, phases, present }: Props): ReactNode {
  return (
    <section className={styles.ensemble} aria-label="ZooKeeper ensemble">
      <ul>
        {ensemble.members.map(({ name, role }) => {
          const node = phases[name];
          return (
            <li key={name} data-role={role}>
              <NodeMenu
                node={name as NodeName}
                sign={<Lamp phase={node?.phase ?? 'unknown'} />}
                present={present}
              />
              <span className={styles.state}>{phaseWords(node)}</span>
              <span className={styles.role}>{roleWords[role]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
