// When to look at the nodes again: calmly, and quickly while one comes up or goes. Knows not what looking is.
import { nodeNames } from '@railyard/labs/kit';
import type { StateBoard } from './states.ts';

export interface Watch {
  begin(): void;
  end(): void;
}

export interface Pace {
  readonly calmMs: number;
  /** While a node comes up or goes, so that nobody waits for the next look. */
  readonly eagerMs: number;
}

/** Looks again and again between `begin` and `end`, never twice at once; does not keep the program alive. */
export function lookRegularly(look: () => Promise<void>, board: StateBoard, pace: Pace): Watch {
  let timer: NodeJS.Timeout | undefined;
  let watching = false;
  let looking = false;

  function schedule(): void {
    if (!watching || looking) return;
    const eager = nodeNames.some((name) => ['starting', 'stopping'].includes(board.of(name).phase));
    clearTimeout(timer);
    timer = setTimeout(run, eager ? pace.eagerMs : pace.calmMs);
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

  // What begins during a calm pause must not wait for its end.
  board.onChange((_, { phase }) => {
    if (phase === 'starting' || phase === 'stopping') schedule();
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
