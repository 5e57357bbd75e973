// What state a node is in after its process ended, and in which words.
import { constants } from 'node:os';
import type { NodeState } from '../../ports/cluster-driver.ts';
import type { NodeFiles } from './node-files.ts';
import type { Exit } from './process.ts';
import { whyItEnded } from './telling-line.ts';

export interface Ending {
  readonly files: NodeFiles;
  readonly logFrom: number;
  /** What we had asked of it. */
  readonly asked: 'stop' | 'kill' | undefined;
  /** Whether it had ever answered on its port. */
  readonly serves: boolean;
  /** How it ended; unknown for a process that was not our child. */
  readonly exit: Exit | undefined;
}

/** `failed` when it ended by itself with an error, else `stopped` with the reason when nobody here asked for it. */
export async function stateAfter(ending: Ending): Promise<NodeState> {
  const { asked, exit } = ending;
  if (asked === 'stop') return { phase: 'stopped' };
  const signal = signalOf(exit);
  if (asked === 'kill' || signal !== undefined) {
    return { phase: 'stopped', detail: `killed by signal ${signal ?? 9}` };
  }
  if (exit === undefined) {
    if (ending.serves) return { phase: 'stopped', detail: 'it ended while nobody was looking' };
  } else if (exit.code === 0) {
    return { phase: 'stopped', detail: 'it ended by itself' };
  }
  const { files, logFrom } = ending;
  return { phase: 'failed', detail: await whyItEnded(files.output, files.serverLog, logFrom) };
}

/** The number of the signal that ended it; Java turns TERM into the status 128 + 15. */
function signalOf(exit: Exit | undefined): number | undefined {
  if (exit?.signal) return constants.signals[exit.signal];
  const code = exit?.code ?? 0;
  return [constants.signals.SIGTERM, constants.signals.SIGINT, constants.signals.SIGHUP].find(
    (number) => code === 128 + number,
  );
}
