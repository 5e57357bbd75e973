// For rehearsals of lab 10: tells the life of a group as the recorder would. Not used by the runner.
import type { GroupState, GroupWay, Happening, Move, Share } from '../kit/index.ts';

export type Told = readonly [atMs: number, what: Happening];

interface Sharing {
  /** Partitions of the topic by member. */
  readonly shares: Readonly<Record<string, readonly number[]>>;
  readonly generation?: number;
  readonly way?: GroupWay;
  readonly protocol?: string;
  readonly committed?: Readonly<Record<string, number>>;
}

/** A teller for one group and one topic. */
export function teller(group: string, topic: string) {
  const state = (at: number, now: GroupState, more: Sharing = { shares: {} }): Told => [
    at,
    {
      ...{ kind: 'group', group, state: now, before: 'Stable', generation: more.generation ?? 1 },
      ...{ protocol: more.protocol ?? 'range', way: more.way ?? 'eager' },
    },
  ];
  return {
    state,
    member: (at: number, member: string, joined: boolean): Told => [
      at,
      { kind: 'member', group, member, clientId: 'console-consumer', host: '/127.0.0.1', joined },
    ],
    /** Offsets of the topic, set by a tool while nobody was in. */
    put: (at: number, from: number | null, to: number, partitions: number): Told => [
      at,
      {
        ...{ kind: 'offsets', group },
        changes: Array.from({ length: partitions }, (_, partition) => ({ topic, partition, from, to })),
      },
    ],
    /** The state, then the assignment. */
    shared(at: number, more: Sharing): Told[] {
      const shares: Record<string, Share> = Object.fromEntries(
        Object.entries(more.shares).map(([member, list]) => [
          member,
          list.length > 0 ? { [topic]: [...list] } : {},
        ]),
      );
      const moved: Move[] = [];
      return [
        state(at, 'Stable', more),
        [
          at,
          {
            ...{ kind: 'assignment', group, generation: more.generation ?? 1, shares, moved },
            ...(more.committed && { committed: { [topic]: { ...more.committed } } }),
          },
        ],
      ];
    },
  };
}
