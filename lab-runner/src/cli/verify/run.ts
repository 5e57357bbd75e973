// One run through the gates: what was seen until it was through, or stopped. Knows neither gates nor report.
import type { GateResult } from './gates.ts';

export interface Run {
  readonly results: readonly GateResult[];
  /** Ended by its signal before the last gate. */
  readonly stopped: boolean;
}

/** Keeps what `verify` hands to `done`, also when the signal ends it: an hour's results are not lost to Ctrl-C. */
export async function gather(
  signal: AbortSignal,
  verify: (done: (result: GateResult) => void) => Promise<void>,
): Promise<Run> {
  const results: GateResult[] = [];
  try {
    await verify((result) => results.push(result));
    return { results, stopped: false };
  } catch (error) {
    if (!signal.aborted) throw error;
    return { results, stopped: true };
  }
}
