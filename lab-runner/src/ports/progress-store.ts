// What is remembered of a seat: attempts, what was opened, verdicts. Durable before a call returns.
import type { Verdict } from '@railyard/labs/kit';

export interface AttemptRecord {
  readonly exercise: string;
  readonly number: number;
  readonly startedAt: number;
  readonly values: Readonly<Record<string, string>>;
  readonly hintsOpened: number;
  readonly solutionSeen: boolean;
  readonly prediction: string | null;
  /** When it was locked; `null` without a prediction. */
  readonly predictedAt: number | null;
}

export interface VerdictRecord {
  /** Order of saving; assigned by the store, never from a clock. */
  readonly sequence: number;
  readonly exercise: string;
  readonly attempt: number;
  readonly epoch: number;
  readonly at: number;
  readonly elapsedMs: number;
  readonly verdict: Verdict;
}

export interface ProgressStore {
  /** What happened on opening that a person should know: a damaged file set aside, a backup restored. */
  readonly notice: string | undefined;
  currentAttempt(exercise: string): AttemptRecord | undefined;
  beginAttempt(attempt: AttemptRecord): void;
  updateAttempt(
    exercise: string,
    number: number,
    change: Partial<Pick<AttemptRecord, 'hintsOpened' | 'solutionSeen' | 'prediction' | 'predictedAt'>>,
  ): void;
  /** Throws when it could not be made durable. */
  saveVerdict(record: Omit<VerdictRecord, 'sequence'>): VerdictRecord;
  lastVerdict(exercise: string): VerdictRecord | undefined;
  /** Ever passed, in any attempt. */
  passed(exercise: string): boolean;
  /** Verdicts of the current attempt other than `notYet` and `blocked`. */
  tries(exercise: string, attempt: number): number;
  /** Generation of the cluster, +1 per reset; survives the runner. */
  epoch(): number;
  setEpoch(epoch: number): void;
  clear(): void;
  close(): void;
}
