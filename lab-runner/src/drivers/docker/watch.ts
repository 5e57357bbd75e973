// Looks at the daemon's list again and again, so that what others do to our containers is seen within a second,
// and so is a daemon that has gone. What ran before it went is started again when it is back.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';
import type { Exit } from '../node/endings.ts';
import type { NodeLife } from '../node/node.ts';
import { lookRegularly, type Watch } from '../node/rhythm.ts';
import type { StateBoard } from '../node/states.ts';
import { livenessOf } from './look.ts';
import { labels, type Seat } from './seat.ts';

const pace = { calmMs: 500, eagerMs: 100 };
/** A daemon that is asked to leave stops its containers first, for so long at most: they did not end by themselves. */
const leavingMs = 20_000;
/** How long it is tried again to start what a daemon took along, and the pause between. */
const backWithinMs = 30_000;
const againAfterMs = 1000;
/** A daemon that hangs is as good as gone. */
const answerWithinMs = 3000;

export interface WatchParts {
  readonly docker: Docker;
  readonly seat: Seat;
  readonly lives: Readonly<Record<NodeName, NodeLife<string>>>;
  readonly board: StateBoard;
  /** Called once when the daemon no longer answers, and once when it does again. */
  readonly onDaemon: (there: boolean) => void;
}

/** Watches until `end`; does not keep the program alive. */
export function watchContainers({ docker, seat, lives, board, onDaemon }: WatchParts): Watch {
  let watching = false;
  let there = true;
  /** Who ended without being asked by us, and when. */
  const ended = new Map<NodeName, number>();

  async function look(): Promise<void> {
    const known = nodeNames.flatMap((name) => {
      const id = lives[name].handle();
      return id === undefined ? [] : [{ name, id }];
    });
    const listed = await list().catch(() => undefined);
    if (!watching) return;
    if (listed === undefined) {
      if (there) {
        onDaemon((there = false));
        for (const [name, at] of ended) {
          if (at < Date.now() - leavingMs) ended.delete(name);
          else board.set(name, { phase: 'unknown', id: '', detail: 'Docker does not answer' });
        }
      }
      await Promise.all(known.map(({ name }) => lives[name].observe('unknown')));
      return;
    }
    const isBack = !there;
    if (isBack) onDaemon((there = true));
    await Promise.all(
      known.map(async ({ name, id }) => {
        const found = listed.get(id);
        const liveness = found === undefined ? 'gone' : livenessOf(found, seat);
        const exit = liveness === 'gone' ? await exitOf(docker, id) : undefined;
        // Another container may have taken its place while we looked.
        if (lives[name].handle() !== id) return;
        const asked = lives[name].asked();
        await lives[name].observe(liveness, exit);
        if (liveness === 'gone' && !asked) ended.set(name, Date.now());
        else ended.delete(name);
      }),
    );
    discover(listed.values());
    if (!isBack) return;
    for (const name of ended.keys()) {
      if (lives[name].handle() === undefined) void bringBack(name);
    }
    ended.clear();
  }

  /** What somebody started by hand is ours all the same. */
  function discover(listed: Iterable<Docker.ContainerInfo>): void {
    for (const found of listed) {
      const name = nodeNames.find((one) => one === found.Labels[labels.part]);
      if (name === undefined || lives[name].handle() !== undefined) continue;
      if (livenessOf(found, seat) !== 'gone') void lives[name].discover().catch(() => undefined);
    }
  }

  /** A daemon that has just come may not be able to do everything at once. */
  async function bringBack(name: NodeName): Promise<void> {
    board.set(name, { phase: 'stopped' });
    const deadline = Date.now() + backWithinMs;
    while (watching) {
      try {
        return await lives[name].start();
      } catch (error) {
        // Somebody had it stopped meanwhile.
        if (error instanceof RailyardError && error.code === 'NODE_STATE') return;
        if (Date.now() > deadline) {
          return board.set(name, { phase: 'failed', detail: error instanceof Error ? error.message : '' });
        }
        await delay(againAfterMs);
      }
    }
  }

  async function list(): Promise<ReadonlyMap<string, Docker.ContainerInfo>> {
    const abortSignal = AbortSignal.timeout(answerWithinMs);
    const filters = { label: [`${labels.seat}=${seat.id}`] };
    const found = await docker.listContainers({ all: true, filters, abortSignal });
    return new Map(found.map((one) => [one.Id, one]));
  }

  const watch = lookRegularly(look, board, pace);
  return {
    begin() {
      watching = true;
      watch.begin();
    },
    end() {
      watching = false;
      watch.end();
    },
  };
}

/** How a container ended; unknown when it was removed by somebody. */
async function exitOf(docker: Docker, id: string): Promise<Exit | undefined> {
  const seen = await docker
    .getContainer(id)
    .inspect()
    .catch(() => undefined);
  return seen === undefined ? undefined : { code: seen.State.ExitCode, signal: null };
}
