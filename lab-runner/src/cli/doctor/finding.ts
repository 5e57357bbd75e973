// What one look of the doctor gives. Types, and the making of a finding from an error.
import { RailyardError } from '../../../protocol/index.ts';
import type { Config } from '../../config.ts';
import { asRailyardError } from '../failure.ts';

export interface Seen {
  /** `bad` stands in the way; `note` is worth knowing. */
  readonly state: 'good' | 'note' | 'bad';
  readonly what: string;
  readonly remedy?: string;
}

export interface Finding extends Seen {
  readonly about: string;
}

export interface Look {
  readonly about: string;
  readonly look: (config: Config) => Promise<readonly Seen[]> | readonly Seen[];
}

export const good = (what: string): Seen => ({ state: 'good', what });

/** The error's own two sentences; one that is not ours says so. */
export function lookFailed(error: unknown): Seen {
  const { message, remedy } = asRailyardError(error);
  return { state: 'bad', what: message, remedy };
}

/** `good` when the work succeeds, its RailyardError as a finding otherwise. */
export async function unless(what: () => Promise<string> | string): Promise<readonly Seen[]> {
  try {
    return [good(await what())];
  } catch (error) {
    if (error instanceof RailyardError) return [lookFailed(error)];
    throw error;
  }
}
