// Adapters of our ports that live in memory, for tests of the core. No timers: every change is made by the test or by a call.
import { isBroker, type NodeName, nodeNames } from '@railyard/labs/kit';
import type { ClusterDriver, NodeState, NodeStates } from '../../ports/cluster-driver.ts';
import type { CleanableKafka, CleanableZooKeeper } from '../../ports/clean-up.ts';
import { type ClusterFacts, unknownFacts } from '../../ports/oracles.ts';
import { createAnnouncer } from './announcer.ts';
import { fakeCleaning, type FakeContents, freshContents } from './fake-contents.ts';
import { idOf } from './phase.ts';

export interface FakeWorld {
  readonly driver: ClusterDriver;
  readonly zookeeper: CleanableZooKeeper;
  readonly kafka: CleanableKafka;
  /** Every call on a node, in order: `start kafka1`. */
  readonly calls: string[];
  set(node: NodeName, state: NodeState): void;
  setFacts(facts: Partial<ClusterFacts>): void;
  /** Makes starts wait until `release` is called; they honour their signal. */
  holdStarts(): { release(): void };
  /** What the cluster holds; fresh after every wipe. */
  contents: FakeContents;
}

/** Six nodes that do what they are told at once. */
export function createFakeWorld(): FakeWorld {
  const states = Object.fromEntries(nodeNames.map((name) => [name, { phase: 'absent' }])) as Record<
    NodeName,
    NodeState
  >;
  const nodeChanges = createAnnouncer<[NodeName, NodeState]>();
  const factChanges = createAnnouncer<ClusterFacts>();
  const calls: string[] = [];
  let facts = unknownFacts;
  let hold: Promise<void> | undefined;
  const cleaning = fakeCleaning(() => world.contents, calls);

  const setFacts = (change: Partial<ClusterFacts>) => {
    facts = { ...facts, ...change };
    factChanges.announce(facts);
  };
  const set = (node: NodeName, state: NodeState) => {
    states[node] = state;
    nodeChanges.announce([node, state]);
    const running = nodeNames.filter((name) => isBroker(name) && states[name].phase === 'running');
    const brokers = running.map(idOf);
    setFacts({
      brokers,
      controller: brokers[0] ?? null,
      underReplicated: 3 - brokers.length,
      offline: 0,
      topics: 2,
    });
  };

  const world: FakeWorld = {
    calls,
    set,
    setFacts,
    contents: freshContents(),
    holdStarts() {
      let release = () => {};
      hold = new Promise((resolve) => (release = resolve));
      return { release };
    },
    driver: {
      name: 'jvm',
      capabilities: { cutNetwork: false },
      prepare: async () => undefined,
      states: () => states as NodeStates,
      onChange: (listener) => nodeChanges.on(([node, state]) => listener(node, state)),
      async start(node, options) {
        calls.push(`start ${node}`);
        if (hold) {
          await Promise.race([
            hold,
            new Promise((_, reject) =>
              options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
            ),
          ]);
        }
        set(node, { phase: 'running', id: node, since: 0 });
      },
      async stop(node) {
        calls.push(`stop ${node}`);
        set(node, { phase: 'stopped' });
      },
      async kill(node) {
        calls.push(`kill ${node}`);
        set(node, { phase: 'stopped', detail: 'killed by signal 9' });
      },
      async pause(node) {
        calls.push(`pause ${node}`);
        set(node, { phase: 'paused', id: node });
      },
      remove: async () => undefined,
      async cut(node) {
        calls.push(`cut ${node}`);
        set(node, { phase: 'cut', id: node });
      },
      async heal(node) {
        calls.push(`heal ${node}`);
        set(node, { phase: 'running', id: node, since: 0 });
      },
      async resume(node) {
        calls.push(`resume ${node}`);
        set(node, { phase: 'running', id: node, since: 0 });
      },
      async wipe() {
        calls.push('wipe');
        world.contents = freshContents();
      },
      log: async () => '',
      logFiles: async (broker) => world.contents.files[broker],
      readLogFile: async () => new Uint8Array(),
      replicaFiles: async () => [],
      readLogPart: async () => new Uint8Array(),
      runTool: async () => ({ status: 0, stdout: '', stderr: '' }),
      dispose: async () => undefined,
    },
    zookeeper: {
      connect: () => undefined,
      connected: () => true,
      facts: () => facts,
      onChange: (listener) => factChanges.on(listener),
      onSighting: () => ({ dispose: () => undefined }),
      askEnsemble: () => undefined,
      close: async () => undefined,
      clusterId: async () => 'fake',
      brokers: async () => (facts.brokers ?? []).map((id) => ({ id, endpoints: [], ephemeralOwner: '0x1' })),
      async controller() {
        if (facts.controllerForged) return { id: 1, epoch: 1, elected: false };
        return facts.controller === null ? undefined : { id: facts.controller, epoch: 1, elected: true };
      },
      ...cleaning.zookeeper,
      async remove(path) {
        if (path !== '/controller') return cleaning.zookeeper.remove(path);
        calls.push('remove /controller');
        setFacts({ controllerForged: undefined, controller: 1 });
      },
    },
    kafka: {
      warmUp: async () => void calls.push('warm up'),
      warmBroker: async (id) => void calls.push(`warm broker ${id}`),
      close: async () => undefined,
      offsets: async () => [],
      records: async () => [],
      ...cleaning.kafka,
      group: async () => ({ state: 'Dead', protocol: '', members: [] }),
      committed: async () => [],
    },
  };
  return world;
}
