// The head of a broker's column: its name with what can be done to it, its process, its session, and the crown.
import { type NodeName, brokerNames } from '@railyard/labs/kit';
import type { ReactNode } from 'react';
import { Crown, Lamp } from '../Lamp/index.tsx';
import type { MarkKind } from './laid.ts';
import { Mark } from './Mark.tsx';
import { NodeMenu } from './NodeMenu.tsx';
import { type NodePhase, phaseWords } from './phase.ts';
import type { Session } from './session.ts';
import { SessionBar } from './SessionBar.tsx';
import styles from './grid.module.css';

interface Props {
  readonly broker: number;
  readonly phase: NodePhase | undefined;
  readonly session: Session;
  /** Its epoch as controller, in words; `undefined` when another is the controller. */
  readonly crown: string | undefined;
  /** True while nobody can say whether it still is. */
  readonly stale: boolean;
  readonly now: number;
  readonly live: boolean;
  /** Where a prediction, or what came of it, names this broker. */
  readonly mark: MarkKind | undefined;
}

export function BrokerHead({ broker, phase, session, crown, stale, now, live, mark }: Props): ReactNode {
  const name = `kafka${broker}`;
  const ofTheLab = brokerNames.some((known) => known === name);
  const lamp = <Lamp phase={phase?.phase ?? 'unknown'} />;
  return (
    <div className={styles.head}>
      <span className={styles.crown} data-stale={stale}>
        {crown !== undefined && (
          <>
            <Crown /> <span className={styles.wide}>{stale ? 'was controller, ' : 'controller, '}</span>
            {crown}
          </>
        )}
      </span>
      {ofTheLab ? <NodeMenu node={name as NodeName} sign={lamp} present={live} /> : <code>{name}</code>}
      <span className={styles.phase}>
        id {broker}, {phaseWords(phase)}
      </span>
      <SessionBar session={session} now={now} running={live} />
      {mark && <Mark kind={mark} />}
    </div>
  );
}
