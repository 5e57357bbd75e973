// The life of one node: start, polite stop, kill, pause, resume, and what happens to it by itself.
// Knows nothing of the other nodes, nor whether a process or a container carries it.
import type { NodeName } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import { type Exit, stateAfter } from './endings.ts';
import { beginLife, isGoneWithin, type Life } from './life.ts';
import type { StateBoard } from './states.ts';
import { createTurns } from './turns.ts';
import type { Liveness, Vessel } from './vessel.ts';

/** Milliseconds a node may take to stop politely before it is killed. */
const graceMs = 10_000;

export interface NodeParts<Handle> {
  readonly name: NodeName;
  readonly vessel: Vessel<Handle>;
  readonly board: StateBoard;
  /** Resolves when the ZooKeeper session of the node's last life is gone; ZooKeeper nodes have none. */
  readonly oldSessionGone: (
    leftPolitely: boolean,
    say: (detail: string) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** True when ZooKeeper answers that the node is not registered any more. */
  readonly hasDeregistered: () => Promise<boolean>;
}

export interface NodeLife<Handle> {
  readonly handle: () => Handle | undefined;
  /** True when its end was asked for through this driver. */
  readonly asked: () => boolean;
  /** Takes over what an earlier runner left, if it lives. */
  adopt(): Promise<void>;
  /** Takes over what somebody else has started; changes nothing when nothing lives. */
  discover(): Promise<void>;
  /** Told regularly what the node is doing, and how it ended where that is known. */
  observe(liveness: Liveness, exit?: Exit): Promise<void>;
  start(signal?: AbortSignal): Promise<void>;
  stop(signal?: AbortSignal): Promise<void>;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  wipe(): Promise<void>;
  /** Forgets the node without touching it; a later runner adopts it. */
  letGo(): void;
}

/** The life of one node; nothing is started before `start`. */
export function createNodeLife<Handle>(parts: NodeParts<Handle>): NodeLife<Handle> {
  const { name, vessel, board } = parts;
  const turns = createTurns();
  let life: Life<Handle> | undefined;

  function begin(facts: Parameters<typeof beginLife<Handle>>[0]): Life<Handle> {
    life = beginLife(facts);
    return life;
  }

  function show({ id, since, serves }: Life<Handle>, liveness: Liveness = 'running'): void {
    if (liveness === 'paused') board.set(name, { phase: 'paused', id });
    else if (liveness === 'unknown')
      board.set(name, { phase: 'unknown', id, detail: 'Docker does not answer' });
    else if (liveness === 'cut') board.set(name, { phase: 'cut', id });
    else if (serves) board.set(name, { phase: 'running', id, since });
    else board.set(name, { phase: 'starting', id });
  }

  async function ended(which: Life<Handle>, exit: Exit | undefined): Promise<void> {
    if (life !== which) return;
    const state = await stateAfter({ ...which, exit, why: () => vessel.why(which.handle) });
    if (life !== which) return;
    // A session that was not closed lives on for seconds; the next start has to wait for it.
    const leftPolitely = which.asked === 'stop' && (await parts.hasDeregistered());
    if (life !== which) return;
    life = undefined;
    vessel.noteEnd(leftPolitely);
    board.set(name, state);
    which.bury();
  }

  async function startNow(signal: AbortSignal): Promise<void> {
    if (life !== undefined) return;
    const before = board.of(name);
    const say = (detail?: string) => board.set(name, { phase: 'starting', id: '', detail });
    try {
      say();
      if (vessel.hasData()) await parts.oldSessionGone(vessel.leftPolitely(), say, signal);
      await vessel.makeReady();
      signal.throwIfAborted();
      const { exited, ...launched } = await vessel.launch();
      const current = begin({ ...launched, ours: exited !== undefined, serves: false });
      show(current);
      void exited?.then((exit) => ended(current, exit));
    } catch (error) {
      board.set(name, before.phase === 'starting' ? { phase: 'stopped' } : before);
      throw error;
    }
  }

  async function stopNow(signal: AbortSignal): Promise<void> {
    const current = life;
    if (current === undefined) return;
    const before = board.of(name);
    board.set(name, { phase: 'stopping', id: current.id });
    try {
      await asking(current, 'stop', vessel.terminate);
      if (await isGoneWithin(current, graceMs, signal)) return;
      await asking(current, 'kill', vessel.kill);
    } catch (error) {
      // Nobody is at it any more: what it really does is seen at the next look.
      if (life === current) board.set(name, before);
      throw error;
    }
    await current.gone;
  }

  function discover(): Promise<void> {
    return turns.take('discover', async () => {
      if (life !== undefined) return;
      const found = await vessel.find();
      if (found === undefined) return;
      const { liveness, ...facts } = found;
      const serves = liveness === 'running' && (await vessel.serves());
      show(begin({ ...facts, ours: false, serves }), liveness);
    });
  }

  /** Notes first what is asked, since the end may come before the answer; takes it back when asking fails. */
  async function asking(
    current: Life<Handle>,
    what: 'stop' | 'kill',
    ask: (handle: Handle) => Promise<void>,
  ): Promise<void> {
    const before = current.asked;
    current.asked = what;
    try {
      await ask(current.handle);
    } catch (error) {
      current.asked = before;
      throw error;
    }
  }

  return {
    handle: () => life?.handle,

    asked: () => life?.asked !== undefined,

    async adopt() {
      await discover();
      if (life === undefined) board.set(name, { phase: vessel.hasData() ? 'stopped' : 'absent' });
    },
    discover,

    async observe(liveness, exit) {
      const current = life;
      if (current === undefined) return;
      if (liveness === 'gone') {
        if (!current.ours) await ended(current, exit);
        return;
      }
      if (board.of(name).phase === 'stopping') return;
      if (liveness === 'running' && !current.serves) current.serves = await vessel.serves();
      if (life === current && board.of(name).phase !== 'stopping') show(current, liveness);
    },

    start: (signal) => turns.take('start', startNow, signal),

    stop(signal) {
      turns.callOff('start', calledOff(name, 'stopped'));
      return turns.take('stop', stopNow, signal);
    },

    async kill() {
      turns.callOff('start', calledOff(name, 'killed'));
      const now = async () => {
        if (life !== undefined) await asking(life, 'kill', vessel.kill);
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
        await vessel.pause(current.handle);
        show(current, 'paused');
      }),

    resume: () =>
      turns.take('resume', async () => {
        const current = life;
        if (current === undefined) throw refused(name, board, 'go on');
        await vessel.resume(current.handle);
        show(current);
      }),

    async wipe() {
      if (life !== undefined) throw refused(name, board, 'be wiped');
      await vessel.deleteData();
      board.set(name, { phase: 'absent' });
    },

    letGo() {
      life?.bury();
      life = undefined;
    },
  };
}

function calledOff(node: string, how: string): RailyardError {
  return new RailyardError('NODE_STATE', { node, state: how, action: 'go on starting' });
}

function refused(node: NodeName, board: StateBoard, action: string): RailyardError {
  return new RailyardError('NODE_STATE', { node, state: board.of(node).phase, action });
}
