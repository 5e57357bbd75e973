// Looks at the six processes again and again, so that what others do to them is seen within a second.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import type { NodeLife } from '../node/node.ts';
import type { StateBoard } from '../node/states.ts';
import { livenessOf, type ProcessIdentity } from './process.ts';

const calmMs = 500;
/** While a node comes up, so that nobody waits for the next look. */
const eagerMs = 50;

export interface Watch {
  begin(): void;
  end(): void;
}

/** Watches until `end`; does not keep the program alive. */
export function watchNodes(
  lives: Readonly<Record<NodeName, NodeLife<ProcessIdentity>>>,
  board: StateBoard,
): Watch {
  let timer: NodeJS.Timeout | undefined;
  let watching = false;
  let looking = false;

  async function look(): Promise<void> {
    const known = nodeNames.flatMap((name) => {
      const identity = lives[name].handle();
      return identity === undefined ? [] : [{ name, identity }];
    });
    const seen = await livenessOf(known.map((one) => one.identity));
    await Promise.all(
      known.map(({ name, identity }, index) => {
        // Another process may have taken its place while we looked.
        if (lives[name].handle() !== identity) return undefined;
        return lives[name].observe(seen[index] ?? 'gone');
      }),
    );
  }

  function schedule(): void {
    if (!watching || looking) return;
    const eager = nodeNames.some((name) => ['starting', 'stopping'].includes(board.of(name).phase));
    clearTimeout(timer);
    timer = setTimeout(run, eager ? eagerMs : calmMs);
    timer.unref();
  }

  function run(): void {
    looking = true;
    void look()
      .catch(() => undefined)
      .finally(() => {
        looking = false;
        schedule();
      });
  }

  // A start that comes during a calm pause must not wait for its end.
  board.onChange((_, state) => {
    if (state.phase === 'starting') schedule();
  });

  return {
    begin() {
      watching = true;
      schedule();
    },
    end() {
      watching = false;
      clearTimeout(timer);
    },
  };
}
