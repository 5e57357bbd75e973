// The grid: a column per broker, a row per partition, a cell per replica. A row that did not change is not drawn again.
import { type ReactNode, memo, useMemo, useRef } from 'react';
import { clock } from './clock.ts';
import {
  type PartitionRow,
  type Replica,
  type TopicGroup,
  isInternal,
  replicaWords,
  rowOf,
  sameRow,
  withinRoom,
} from './replicas.ts';
import type { Moment } from './moment.ts';
import { type Reach as Reached, reachKey, reachOf, sameReach } from './reach.ts';
import { Reach } from './Reach.tsx';
import type { Positions } from './use-positions.ts';
import { SignalSign, Star } from './Signs.tsx';
import styles from './grid.module.css';

interface Props {
  readonly moment: Moment;
  readonly columns: readonly number[];
  readonly groups: readonly TopicGroup[];
  readonly heads: readonly ReactNode[];
  /** True while what is known may be out of date. */
  readonly stale: boolean;
  /** How far the copies reach; absent in a replay, which does not know. */
  readonly positions: Positions | undefined;
}

/** More rows than anybody reads; the table in words still has them. */
const rowsAtMost = 150;

export function Grid({ moment, columns, groups, heads, stale, positions }: Props): ReactNode {
  const { shown, hidden } = withinRoom(groups, rowsAtMost);
  return (
    <table className={styles.grid} data-stale={stale}>
      <caption className="unseen">Replicas by partition and broker at {clock(moment.image.at)}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            <span>partition</span>
          </th>
          {columns.map((broker, index) => (
            <th scope="col" key={broker}>
              {heads[index]}
            </th>
          ))}
        </tr>
      </thead>
      {shown.map(({ group, drawn }) => (
        <tbody key={group.topic}>
          <tr className={styles.topic}>
            <th scope="rowgroup" colSpan={columns.length + 1}>
              <code>{group.topic}</code>{' '}
              <span>
                {group.partitions} {group.partitions === 1 ? 'partition' : 'partitions'}, min ISR{' '}
                {group.minIsr}
              </span>
            </th>
          </tr>
          {Array.from({ length: drawn }, (_, partition) => (
            <Row
              key={partition}
              row={rowOf(moment, group.topic, partition)}
              columns={columns}
              reach={reachIn(positions, moment, group.topic, partition)}
              reaching={positions !== undefined && !isInternal(group.topic)}
            />
          ))}
        </tbody>
      ))}
      {hidden > 0 && (
        <tbody>
          <tr>
            <td colSpan={columns.length + 1}>
              {hidden === 1 ? 'One more partition is' : `${hidden} more partitions are`} only in “The picture
              in words” below.
            </td>
          </tr>
        </tbody>
      )}
    </table>
  );
}

function reachIn(
  positions: Positions | undefined,
  { image }: Moment,
  topic: string,
  partition: number,
): Reached | undefined {
  const leader = image.topics[topic]?.states[String(partition)]?.leader;
  return reachOf(positions?.get(reachKey(topic, partition)), leader);
}

interface RowProps {
  readonly row: PartitionRow;
  readonly columns: readonly number[];
  readonly reach: Reached | undefined;
  /** False where nobody asks how far it reaches. */
  readonly reaching: boolean;
}

const Row = memo(
  function Row({ row, columns, reach, reaching }: RowProps): ReactNode {
    const { state, replicas } = row;
    const byBroker = useMemo(() => new Map(replicas.map((replica) => [replica.broker, replica])), [replicas]);
    const offline = state !== undefined && state.leader < 0;
    return (
      <tr data-offline={offline}>
        <th scope="row" className={styles.partition}>
          <b>{row.partition}</b>
          {reaching && (
            <span className={styles.reach}>
              <Reach reach={reach} />
            </span>
          )}
          {offline ? (
            <span className={styles.offline}>
              <SignalSign signal="stop" /> no leader
            </span>
          ) : (
            <span className={styles.epoch} title="Leader epoch: one more with every new leader">
              <span className="unseen">leader epoch </span>
              <span aria-hidden="true">epoch </span>
              {state?.leaderEpoch ?? '?'}
            </span>
          )}
        </th>
        {columns.map((broker) => (
          <Cell key={broker} replica={byBroker.get(broker)} behind={reach?.behind[String(broker)]} />
        ))}
      </tr>
    );
  },
  (one, other) =>
    one.columns === other.columns &&
    one.reaching === other.reaching &&
    sameRow(one.row, other.row) &&
    sameReach(one.reach, other.reach),
);

interface CellProps {
  readonly replica: Replica | undefined;
  /** Records it lacks of what its leader has. */
  readonly behind: number | undefined;
}

function Cell({ replica, behind }: CellProps): ReactNode {
  const drawn = useRef(replica?.kind);
  const changed = useRef(false);
  changed.current ||= drawn.current !== replica?.kind;
  drawn.current = replica?.kind;
  if (replica === undefined)
    return (
      <td>
        <span className="unseen">no copy</span>
      </td>
    );
  return (
    <td>
      <span key={replica.kind} className={styles.car} data-kind={replica.kind} data-changed={changed.current}>
        {replica.preferred && (
          <>
            <Star />
            <span className="unseen">preferred leader, </span>
          </>
        )}
        {replicaWords(replica)}
        {behind !== undefined && (
          <span className={styles.behind}>
            <span aria-hidden="true">−{behind}</span>
            <span className="unseen">, {behind} records behind</span>
          </span>
        )}
      </span>
    </td>
  );
}
