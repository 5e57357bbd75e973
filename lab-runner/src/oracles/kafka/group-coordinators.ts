// What one coordinator says of the groups it keeps in memory: their names, states and members. Never throws: what is refused has a cause.
import { type GroupState, groupStates } from '@railyard/labs/kit';
import type { Brokers } from './brokers.ts';
import { prefix as ofTheWarmUp } from './warm-up.ts';
import { refusal, wire, withoutThrowing } from './wire.ts';

const answerWithinMs = 500;
/** A name that every object has already would not be kept as a name. */
const unkeepable = '__proto__';

/** What one coordinator says of one group. */
export interface Described {
  readonly state: GroupState;
  readonly protocol: string;
  readonly members: readonly {
    memberId: string;
    clientId: string;
    clientHost: string;
    memberAssignment: Buffer;
  }[];
}

export interface Listed {
  readonly names: readonly string[];
  /** Why it gave no list. */
  readonly refused?: string;
}

/** All groups of one broker. */
export async function listOf(brokers: Brokers, id: number): Promise<Listed> {
  try {
    const { groups } = await brokers.send(id, wire('ListGroups', undefined), answerWithinMs);
    const names = groups.map(({ groupId }) => groupId);
    return { names: names.filter((name) => name !== unkeepable && !name.startsWith(ofTheWarmUp)) };
  } catch (error) {
    const type = refusal(error)?.type;
    const why = type === undefined ? 'does not answer' : `answers ${type}`;
    return { names: [], refused: `kafka${id}, its coordinator, ${why}` };
  }
}

/** The groups of one broker; one that it refuses is left out. */
export async function describe(
  brokers: Brokers,
  id: number,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, Described>> {
  if (groupIds.length === 0) return new Map();
  try {
    const request = withoutThrowing(wire('DescribeGroups', { groupIds }));
    const { groups } = await brokers.send(id, request, answerWithinMs);
    return new Map(
      groups.flatMap(({ errorCode, groupId, state, protocol, members }) => {
        const named = groupStates.find((one) => one === state);
        return errorCode === 0 && named !== undefined
          ? [[groupId, { state: named, protocol, members }] as const]
          : [];
      }),
    );
  } catch {
    return new Map();
  }
}
