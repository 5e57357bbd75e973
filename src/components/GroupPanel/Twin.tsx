// The groups in words: one table of groups, one of their partitions, for people who listen and for those who would rather read.
import { type GroupView, memberName } from '@railyard/lab-runner/protocol';
import type { GroupImage } from '@railyard/labs/kit';
import type { ReactNode } from 'react';
import { lanesOf, markWords } from './lanes.ts';
import { offsetsOf, pastOffsets, positionWords } from './offsets.ts';
import { Line, Table } from '../ClusterPicture/TwinTable.tsx';
import twin from '../ClusterPicture/twin.module.css';

interface Props {
  readonly groups: readonly (readonly [name: string, image: GroupImage])[];
  readonly views: ReadonlyMap<string, GroupView> | undefined;
}

export function Twin({ groups, views }: Props): ReactNode {
  return (
    <div className={twin.twin}>
      <Table title="Groups" heads={['Group', 'State', 'Generation', 'Assignor', 'Members', 'Lag']}>
        {groups.map(([name, image]) => (
          <Line
            key={name}
            cells={[
              name,
              image.state,
              String(image.generation ?? 'none yet'),
              image.protocol === '' ? 'none' : `${image.protocol}, ${image.way}`,
              Object.entries(image.members)
                .map(([id, { clientId }]) => memberName(id, clientId))
                .sort()
                .join(', ') || 'none',
              String(views?.get(name)?.lag ?? 'unknown'),
            ]}
          />
        ))}
      </Table>
      <Table
        title="Partitions of the groups"
        heads={['Partition', 'Group', 'Owner', 'Last rebalance', 'Committed', 'Position', 'End', 'Lag']}
      >
        {groups.flatMap(([name, image]) => rowsOf(name, image, views?.get(name)))}
      </Table>
    </div>
  );
}

function rowsOf(name: string, image: GroupImage, view: GroupView | undefined): readonly ReactNode[] {
  const partitions = view?.partitions ?? pastOffsets(image);
  const offsets = offsetsOf([...partitions]);
  return lanesOf(image, partitions).flatMap(({ member, name: owner, tokens }) =>
    tokens.map((token) => {
      const key = `${token.topic} ${token.partition}`;
      const { committed = null, end = null } = offsets.get(key) ?? {};
      const none = offsets.has(key) ? 'none' : 'unknown';
      return (
        <Line
          key={`${name} ${key}`}
          cells={[
            `${token.topic}-${token.partition}`,
            name,
            owner,
            markWords(token) || 'stays',
            String(committed ?? none),
            positionWords(member !== null),
            String(end ?? 'unknown'),
            committed === null || end === null ? 'unknown' : String(Math.max(0, end - committed)),
          ]}
        />
      );
    }),
  );
}
