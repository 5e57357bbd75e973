// The picture in words: the same facts as tables, for people who listen and for those who would rather read.
import type { ReactNode } from 'react';
import type { Chip } from './chips.ts';
import { elapsed } from './clock.ts';
import type { Ensemble } from './counts.ts';
import type { Laid } from './laid.ts';
import type { Moment } from './moment.ts';
import { type NodePhase, phaseWords } from './phase.ts';
import { reachKey, reachOf } from './reach.ts';
import { type PartitionRow, type TopicGroup, replicaWords, rowOf } from './replicas.ts';
import { sessionOf, sessionWords } from './session.ts';
import { Line, Table } from './TwinTable.tsx';
import type { Positions } from './use-positions.ts';
import styles from './twin.module.css';

interface Props {
  readonly moment: Moment;
  readonly chips: readonly Chip[];
  readonly ensemble: Ensemble;
  readonly columns: readonly number[];
  readonly groups: readonly TopicGroup[];
  readonly phases: Readonly<Record<string, NodePhase>>;
  readonly positions: Positions;
  readonly laid: Laid | undefined;
}

export function Twin(props: Props): ReactNode {
  const { moment, chips, ensemble, columns, groups, phases, positions, laid } = props;
  const { image } = moment;
  return (
    <div className={styles.twin}>
      <ul>
        {chips.map(({ name, value, detail }) => (
          <li key={name}>
            {name}: {value}
            {detail === undefined ? '' : ` (${detail})`}
          </li>
        ))}
      </ul>
      {laid && (
        <Table title="Prediction" heads={['Side', 'What']}>
          <Line cells={['You said', plain(laid.said)]} />
          {laid.judged !== undefined && <Line cells={['The check', plain(laid.judged)]} />}
          {laid.steps.map(({ words, sinceMs, deed }) => (
            <Line
              key={words}
              cells={[
                'The cluster',
                `${plain(words)}${sinceMs === undefined ? '' : `, ${elapsed(sinceMs)} after ${deed}`}`,
              ]}
            />
          ))}
          <Line cells={['So', outcomes[laid.outcome]]} />
        </Table>
      )}
      <Table title="Nodes" heads={['Node', 'Process', 'Part in the cluster']}>
        {ensemble.members.map(({ name, role }) => (
          <Line key={name} cells={[name, phaseWords(phases[name]), `ZooKeeper, ${role}`]} />
        ))}
        {columns.map((id) => (
          <Line
            key={id}
            cells={[
              `kafka${id}`,
              phaseWords(phases[`kafka${id}`]),
              `${sessionWords(sessionOf(moment, id), undefined)}${image.controller === id ? `, controller, epoch ${image.controllerEpoch ?? 'unknown'}` : ''}`,
            ]}
          />
        ))}
      </Table>
      <Table
        title="Partitions"
        heads={[
          'Partition',
          'Leader',
          'Leader epoch',
          'In sync',
          'Other copies',
          'High watermark of log end',
        ]}
      >
        {groups.flatMap(({ topic, partitions }) =>
          Array.from({ length: partitions }, (_, partition) => (
            <Line
              key={`${topic} ${partition}`}
              cells={partitionCells(rowOf(moment, topic, partition), positions)}
            />
          )),
        )}
      </Table>
    </div>
  );
}

const outcomes = {
  open: 'not decided yet',
  asSaid: 'it went as predicted',
  otherwise: 'it went otherwise',
} as const;

function plain(text: string): string {
  return text.replaceAll('`', '');
}

function partitionCells(
  { topic, partition, state, replicas }: PartitionRow,
  positions: Positions,
): readonly string[] {
  const reach = reachOf(positions.get(reachKey(topic, partition)), state?.leader);
  const preferred = replicas.find((replica) => replica.preferred)?.broker;
  const others = replicas.filter(({ broker }) => !state?.isr.includes(broker));
  const leader = state === undefined ? 'unknown' : state.leader < 0 ? 'nobody' : `kafka${state.leader}`;
  return [
    `${topic}-${partition}`,
    state && state.leader === preferred
      ? `${leader}, preferred`
      : `${leader}; preferred is kafka${preferred ?? '?'}`,
    state === undefined ? 'unknown' : String(state.leaderEpoch),
    state === undefined ? 'unknown' : state.isr.join(', ') || 'none',
    others.map((replica) => `${replica.broker} ${replicaWords(replica)}`).join(', ') || 'none',
    reach === undefined ? 'unknown' : `${reach.highWatermark} of ${reach.end}`,
  ];
}
