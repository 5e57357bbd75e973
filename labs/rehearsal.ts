// A stage for testing checks without a cluster: oracles that read from plain data. Not used by the runner.
import type {
  CheckContext,
  ClusterImage,
  EventOf,
  ExerciseSpec,
  Finding,
  Happening,
  PartitionState,
  SegmentFile,
  StoredBatch,
  StoredRecord,
  TimelineEvent,
  TimelineKind,
  ToolResult,
  ZNode,
} from './kit/index.ts';
import { emptyImage, nodeNames, standardPorts } from './kit/index.ts';

export interface StagedTopic {
  readonly partitions: readonly PartitionState[];
  readonly createdAt?: number;
  readonly records?: readonly StoredRecord[];
  /** The earliest offset, and the one the next record gets (or one for each partition); 0 and the number of records unless given. */
  readonly low?: number;
  readonly high?: number | readonly number[];
  /** Its overrides. */
  readonly config?: Readonly<Record<string, string>>;
}

export interface StagedGroup {
  readonly members?: number;
  /** `Stable` with members and `Empty` without them, unless said otherwise. */
  readonly state?: string;
  /** By topic: the place in partition 0, or in each partition. */
  readonly committed: Readonly<Record<string, number | readonly number[]>>;
}

const highOf = (high: StagedTopic['high'], partition: number): number | undefined =>
  typeof high === 'number' ? high : high?.[partition];
const eachOf = (numbers: number | readonly number[]): readonly number[] =>
  typeof numbers === 'number' ? [numbers] : numbers;

export interface Stage {
  readonly values?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, string | readonly string[]>>;
  /** The option the learner locked, and the ms after the attempt began (0 unless given). */
  readonly prediction?: { readonly option: string; readonly atMs?: number };
  readonly clusterId?: string;
  readonly brokers?: readonly number[];
  readonly topics?: Readonly<Record<string, StagedTopic>>;
  readonly groups?: Readonly<Record<string, StagedGroup>>;
  readonly home?: Readonly<Record<string, string>>;
  /** What the recorder wrote down since the attempt began: each happening and the ms after the beginning it came at. */
  readonly history?: readonly (readonly [atMs: number, what: Happening])[];
  /** How the cluster was when the attempt began, as far as the exercise asks. */
  readonly atStart?: Partial<ClusterImage>;
  /** Content of single znodes, by path. */
  readonly znodes?: Readonly<Record<string, Partial<ZNode>>>;
  /** Id and epoch of the controller; broker 1 in epoch 1 unless said otherwise. */
  readonly controller?: { readonly id: number; readonly epoch: number } | null;
  /** Segments on a broker's disk, by `kafka2 orders-0`. */
  readonly segments?: Readonly<Record<string, readonly SegmentFile[]>>;
  /** Batches on a broker's disk, by `kafka2 orders-0`. */
  readonly batches?: Readonly<Record<string, readonly StoredBatch[]>>;
  /** What a tool says, given its arguments and the broker that is stopped. */
  readonly tool?: (args: readonly string[], stopped: string | undefined) => ToolResult;
}

/** The moment every rehearsed attempt begins. */
export const curtain = 1_000_000;

/** A partition with the given copies, all in sync, led by the first unless said otherwise. */
export function partition(
  number: number,
  replicas: readonly number[],
  isr: readonly number[] = replicas,
): PartitionState {
  return { partition: number, replicas, isr, leader: isr[0] ?? -1, leaderEpoch: 0 };
}

/** A record as the oracle reads it. */
export function stored(key: string | null, value: string, offset = 0): StoredRecord {
  return { partition: 0, offset: String(offset), timestamp: curtain, key, value, headers: {} };
}

const plainZnode: ZNode = {
  data: '',
  ephemeralOwner: '0x0',
  version: 0,
  czxid: '0x1',
  createdAt: curtain,
  modifiedAt: curtain,
  cversion: 0,
  pzxid: '0x1',
};

/** A context for one exercise's check; everything a check may look at comes from the stage. */
export function rehearse<E extends ExerciseSpec>(stage: Stage): CheckContext<E> {
  const { topics = {}, groups = {}, home = {}, brokers = [1, 2, 3] } = stage;
  let stopped: string | undefined;
  const locked = stage.prediction && {
    option: stage.prediction.option,
    at: curtain + (stage.prediction.atMs ?? 0),
  };
  const events = (stage.history ?? []).map(([ms, what], index): TimelineEvent => ({
    ...what,
    ...{ sequence: index + 1, at: curtain + ms, elapsedMs: ms, run: 1, epoch: 1 },
  }));
  const of = <K extends TimelineKind>(kind: K) =>
    events.filter((event): event is EventOf<K> => event.kind === kind);
  const recordsOf = (topic: string) => topics[topic]?.records ?? [];
  const context: CheckContext = {
    values: stage.values ?? {},
    answers: (stage.answers ?? {}) as CheckContext['answers'],
    attempt: { number: 1, startedAt: curtain, prediction: locked },
    signal: { aborted: false, throwIfAborted: () => undefined },
    ports: standardPorts,
    nodes: nodeNames,
    zookeeper: {
      get: async (path) => {
        const znode = stage.znodes?.[path];
        if (znode !== undefined) return { ...plainZnode, ...znode };
        const topic = topics[path.replace('/brokers/topics/', '')];
        if (topic === undefined) return undefined;
        const at = topic.createdAt ?? curtain;
        return { ...plainZnode, createdAt: at, modifiedAt: at };
      },
      children: async (path) => {
        const below = Object.keys(stage.znodes ?? {}).filter((one) => one.startsWith(`${path}/`));
        return below.length > 0 ? below.map((one) => one.slice(path.length + 1)) : undefined;
      },
      clusterId: async () => stage.clusterId ?? 'GsYzP4JZQ0eu0cSx4-JW0w',
      brokers: async () => brokers.map((id) => ({ id, endpoints: [], ephemeralOwner: `0x${id}` })),
      controller: async () =>
        stage.controller === undefined ? { id: 1, epoch: 1 } : (stage.controller ?? undefined),
      topics: async () => Object.keys(topics),
      topic: async (name) => topics[name]?.partitions,
      topicConfig: async (name) => topics[name]?.config ?? {},
    },
    kafka: {
      offsets: async (name) =>
        (topics[name]?.partitions ?? []).map((one) => ({
          partition: one.partition,
          low: topics[name]?.low ?? 0,
          high: highOf(topics[name]?.high, one.partition) ?? recordsOf(name).length,
        })),
      records: async (name, options) =>
        recordsOf(name).filter(({ partition: of }) => (options?.partition ?? of) === of),
      groups: async () => Object.keys(groups),
      group: async (id) => ({
        state:
          groups[id]?.state ?? (groups[id] === undefined ? 'Dead' : groups[id].members ? 'Stable' : 'Empty'),
        protocol: 'consumer',
        members: Array.from({ length: groups[id]?.members ?? 0 }, (_, n) => ({
          id: `m${n}`,
          clientId: 'c',
          host: '/127.0.0.1',
        })),
      }),
      committed: async (id) =>
        Object.entries(groups[id]?.committed ?? {}).flatMap(([topic, places]) =>
          eachOf(places).map((offset, partition) => ({ topic, partition, offset })),
        ),
    },
    tools: {
      run: async (_, args) =>
        stage.tool?.(args, stopped) ?? { status: 1, stdout: '', stderr: 'no tool here' },
    },
    files: { read: async (path) => home[path] },
    disks: {
      segments: async (broker, topic, number) => stage.segments?.[`${broker} ${topic}-${number}`],
      batches: async (broker, topic, number) => stage.batches?.[`${broker} ${topic}-${number}`] ?? [],
    },
    faults: {
      whileStopped: async (broker, body) => {
        stopped = broker;
        try {
          return await body();
        } finally {
          stopped = undefined;
        }
      },
    },
    history: {
      events: async () => events,
      of: async (kind) => of(kind),
      atStart: async () => ({ ...emptyImage, ...stage.atStart }),
      gaps: async (part) => of('gap').filter((gap) => part === 'groups' || gap.of !== 'groups'),
    },
    passed: (facts, command, happened): Finding => ({ outcome: 'passed', facts, command, happened }),
    failed: (reason, facts, command): Finding => ({ outcome: 'failed', reason, facts, command }),
    notYet: (wait, facts, command): Finding => ({ outcome: 'notYet', wait, facts, command }),
    waitFor: (probe) => probe(),
  };
  return context as unknown as CheckContext<E>;
}
