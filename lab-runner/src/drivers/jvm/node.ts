// The life of one node: start, polite stop, kill, pause, resume, and what its process does by itself.
// Knows nothing of the other nodes.
import { existsSync } from 'node:fs';
import { RailyardError } from '../../../protocol/index.ts';
import type { BrokerNode, ZooKeeperNode } from '../../topology.ts';
import { beginLife, isGoneWithin, type Life, sizeOf } from './life.ts';
import { deleteData, makeNodeFolders, type NodeFiles, readRecord, writeRecord } from './node-files.ts';
import { accepts, requireFreePorts } from './ports.ts';
import {
  type Exit,
  type Liveness,
  livenessOf,
  type ProcessIdentity,
  signalProcess,
  spawnDetached,
  type SpawnRequest,
} from './process.ts';
import { stateAfter } from './endings.ts';
import type { StateBoard } from './states.ts';
import { findByLastArgument } from './strays.ts';
import { createTurns } from './turns.ts';

/** Milliseconds a node may take to stop politely before it is killed. */
const graceMs = 10_000;

export interface NodeParts {
  readonly node: BrokerNode | ZooKeeperNode;
  readonly files: NodeFiles;
  readonly bind: string;
  readonly board: StateBoard;
  /** Writes the node's configuration and says how it is started. */
  readonly launch: () => SpawnRequest;
  /** Resolves when the ZooKeeper session of the node's last life is gone; ZooKeeper nodes have none. */
  readonly oldSessionGone: (
    leftPolitely: boolean,
    say: (detail: string) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** True when ZooKeeper answers that the node is not registered any more. */
  readonly hasDeregistered: () => Promise<boolean>;
}

export interface NodeLife {
  readonly identity: () => ProcessIdentity | undefined;
  /** Takes over the process an earlier runner left, if it lives. */
  adopt(): Promise<void>;
  /** Told regularly what the process is doing. */
  observe(liveness: Liveness): Promise<void>;
  start(signal?: AbortSignal): Promise<void>;
  stop(signal?: AbortSignal): Promise<void>;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  wipe(): void;
  /** Forgets the process without touching it; a later runner adopts it. */
  letGo(): void;
}

/** The life of one node; nothing is started before `start`. */
export function createNodeLife(parts: NodeParts): NodeLife {
  const { node, files, board } = parts;
  const { name } = node;
  const turns = createTurns();
  let life: Life | undefined;

  function begin(facts: Parameters<typeof beginLife>[0]): Life {
    life = beginLife(facts);
    return life;
  }

  function show(current: Life): void {
    const id = String(current.identity.pid);
    board.set(
      name,
      current.serves ? { phase: 'running', id, since: current.since } : { phase: 'starting', id },
    );
  }

  async function ended(which: Life, exit: Exit | undefined): Promise<void> {
    if (life !== which) return;
    const state = await stateAfter({ ...which, exit, files });
    if (life !== which) return;
    // A session that was not closed lives on for seconds; the next start has to wait for it.
    const leftPolitely = which.asked === 'stop' && (await parts.hasDeregistered());
    if (life !== which) return;
    life = undefined;
    try {
      writeRecord(files, { leftPolitely });
    } catch {
      // A full disk, or a folder somebody deleted: the old record names a process that is gone, which is harmless.
    }
    board.set(name, state);
    which.bury();
  }

  async function startNow(signal: AbortSignal): Promise<void> {
    if (life !== undefined) return;
    const before = board.of(name);
    const say = (detail?: string) => board.set(name, { phase: 'starting', id: '', detail });
    try {
      say();
      makeNodeFolders(files);
      await parts.oldSessionGone(readRecord(files).leftPolitely, say, signal);
      await requireFreePorts(node, parts.bind);
      signal.throwIfAborted();
      const request = parts.launch();
      const logFrom = sizeOf(files.serverLog);
      const since = Date.now();
      const { identity, exited } = await spawnDetached(request);
      try {
        writeRecord(files, { process: identity, since, leftPolitely: false });
      } catch (error) {
        // What cannot be found again must not run.
        await signalProcess(identity, 'SIGKILL');
        throw error;
      }
      const current = begin({ identity, since, logFrom, ours: true, serves: false });
      show(current);
      void exited.then((exit) => ended(current, exit));
    } catch (error) {
      board.set(name, before.phase === 'starting' ? { phase: 'stopped' } : before);
      throw error;
    }
  }

  async function stopNow(signal: AbortSignal): Promise<void> {
    const current = life;
    if (current === undefined) return;
    current.asked ??= 'stop';
    board.set(name, { phase: 'stopping', id: String(current.identity.pid) });
    await signalProcess(current.identity, 'SIGTERM');
    // A paused process gets TERM only once it goes on.
    await signalProcess(current.identity, 'SIGCONT');
    if (await isGoneWithin(current, graceMs, signal)) return;
    current.asked = 'kill';
    await signalProcess(current.identity, 'SIGKILL');
    await current.gone;
  }

  return {
    identity: () => life?.identity,

    async adopt() {
      if (life !== undefined) return;
      const record = readRecord(files);
      const [liveness = 'gone'] = record.process ? await livenessOf([record.process]) : [];
      // The runner may have been killed before it could write down what it had just started.
      const identity =
        liveness === 'gone' ? await findByLastArgument(files.mainConfiguration) : record.process;
      if (identity === undefined) {
        board.set(name, { phase: existsSync(files.firstData) ? 'stopped' : 'absent' });
        return;
      }
      const since = record.since ?? Date.now();
      if (liveness === 'gone') writeRecord(files, { process: identity, since, leftPolitely: false });
      const serves = await accepts(node.client, parts.bind);
      const current = begin({ identity, since, logFrom: sizeOf(files.serverLog), ours: false, serves });
      if (liveness === 'paused') board.set(name, { phase: 'paused', id: String(identity.pid) });
      else show(current);
    },

    async observe(liveness) {
      const current = life;
      if (current === undefined) return;
      if (liveness === 'gone') {
        // Of our own child we are told how it ended.
        if (!current.ours) await ended(current, undefined);
        return;
      }
      if (board.of(name).phase === 'stopping') return;
      if (liveness === 'paused') {
        board.set(name, { phase: 'paused', id: String(current.identity.pid) });
        return;
      }
      if (!current.serves) current.serves = await accepts(node.client, parts.bind);
      if (life === current && board.of(name).phase !== 'stopping') show(current);
    },

    start: (signal) => turns.take('start', startNow, signal),

    stop(signal) {
      turns.callOff('start', calledOff(name, 'stopped'));
      return turns.take('stop', stopNow, signal);
    },

    async kill() {
      turns.callOff('start', calledOff(name, 'killed'));
      const now = async () => {
        const current = life;
        if (current === undefined) return;
        current.asked = 'kill';
        await signalProcess(current.identity, 'SIGKILL');
      };
      // At once, not after the grace period of a stop under way.
      await now();
      await turns.take('kill', async () => {
        await now();
        await life?.gone;
      });
    },

    pause: () =>
      turns.take('pause', async () => {
        const current = life;
        if (current === undefined) throw refused(name, board, 'be paused');
        await signalProcess(current.identity, 'SIGSTOP');
        board.set(name, { phase: 'paused', id: String(current.identity.pid) });
      }),

    resume: () =>
      turns.take('resume', async () => {
        const current = life;
        if (current === undefined) throw refused(name, board, 'go on');
        await signalProcess(current.identity, 'SIGCONT');
        show(current);
      }),

    wipe() {
      if (life !== undefined) throw refused(name, board, 'be wiped');
      deleteData(files);
      board.set(name, { phase: 'absent' });
    },

    letGo: () => void (life = undefined),
  };
}

function calledOff(node: string, how: string): RailyardError {
  return new RailyardError('NODE_STATE', { node, state: how, action: 'go on starting' });
}

function refused(node: NodeParts['node']['name'], board: StateBoard, action: string): RailyardError {
  return new RailyardError('NODE_STATE', { node, state: board.of(node).phase, action });
}
