// What state a node is in after it ended, and in which words.
import { constants } from 'node:os';
import type { NodeState } from '../../ports/cluster-driver.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Ending {
  /** What we had asked of it. */
  readonly asked: 'stop' | 'kill' | undefined;
  /** Whether it had ever answered on its port. */
  readonly serves: boolean;
  /** How it ended; unknown for what was not started by us. */
  readonly exit: Exit | undefined;
  /** Looks for the reason in what the node wrote. */
  readonly why: () => Promise<string>;
}

/** `failed` when it ended by itself with an error, else `stopped` with the reason when nobody here asked for it. */
export async function stateAfter({ asked, serves, exit, why }: Ending): Promise<NodeState> {
  if (asked === 'stop') return { phase: 'stopped' };
  const signal = signalOf(exit);
  if (asked === 'kill' || signal !== undefined) {
    return { phase: 'stopped', detail: `killed by signal ${signal ?? 9}` };
  }
  if (exit === undefined) {
    if (serves) return { phase: 'stopped', detail: 'it ended while nobody was looking' };
  } else if (exit.code === 0) {
    return { phase: 'stopped', detail: 'it ended by itself' };
  }
  return { phase: 'failed', detail: await why() };
}

/** The number of the signal that ended it; Java turns TERM into the status 128 + 15, and a container's init passes 128 + 9 on. */
function signalOf(exit: Exit | undefined): number | undefined {
  if (exit?.signal) return constants.signals[exit.signal];
  const { SIGTERM, SIGINT, SIGHUP, SIGKILL } = constants.signals;
  return [SIGTERM, SIGINT, SIGHUP, SIGKILL].find((number) => exit?.code === 128 + number);
}
