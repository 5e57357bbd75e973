// Looks at the daemon's list again and again, so that what others do to our containers is seen within a second,
// and so is a daemon that has gone. What ran before it went is started again when it is back.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import type Docker from 'dockerode';
import type { Exit } from '../node/endings.ts';
import type { NodeLife } from '../node/node.ts';
import { lookRegularly, type Watch } from '../node/rhythm.ts';
import type { StateBoard } from '../node/states.ts';
import { livenessOf } from './look.ts';
import { labels, type Seat } from './seat.ts';

const pace = { calmMs: 500, eagerMs: 100 };
/** A daemon that is asked to leave stops its containers first, for so long at most: they did not end by themselves. */
const leavingMs = 20_000;
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
        await lives[name].observe(liveness, exit);
        const state = board.of(name);
        const byItself =
          state.phase === 'failed' || (state.phase === 'stopped' && state.detail !== undefined);
        if (byItself) ended.set(name, Date.now());
        else ended.delete(name);
      }),
    );
    if (!isBack) return;
    for (const name of ended.keys()) {
      if (lives[name].handle() !== undefined) continue;
      board.set(name, { phase: 'stopped' });
      void lives[name].start().catch(() => undefined);
    }
    ended.clear();
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
