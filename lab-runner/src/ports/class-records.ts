// What changing the class needs of the disk: the seat's records as a whole, a journal of the act, a folder of results.
import type { ClassProof, ClassStage } from '../../protocol/index.ts';
import type { AttemptRecord, VerdictRecord } from './progress-store.ts';

/** Everything a seat did. */
export interface SeatRecords {
  readonly attempts: readonly AttemptRecord[];
  readonly verdicts: readonly VerdictRecord[];
}

/** Progress as a whole, beside what ProgressStore does exercise by exercise. */
export interface ProgressArchive {
  records(): SeatRecords;
  /** Replaces what is there; epoch and sequence go on. Throws NOT_SAVED. */
  restore(records: SeatRecords): void;
}

/** The records of the class that can still be put back. */
export interface ClassArchive {
  readonly name: string;
  readonly endedAt: number;
  readonly records: SeatRecords;
  readonly undo: 'open' | 'running' | 'done';
}

/** The latest change of the class. */
export interface ClassAct {
  readonly id: string;
  readonly name: string;
  readonly learners: string;
  readonly endedAt: number;
  /** The results' file name without its ending; `null` when nothing had been done. */
  readonly stem: string | null;
  /** Stages still to do, the next one first; empty when the act is done. */
  readonly left: readonly ClassStage[];
  readonly proof: ClassProof | null;
  readonly archive: ClassArchive | null;
}

/** One act, kept durably: a kill leaves the old or the new one, never a mixture. */
export interface ClassJournal {
  read(): ClassAct | undefined;
  /** Throws DIR_NOT_WRITABLE. */
  write(act: ClassAct): void;
}

/** The folder of results. */
export interface ResultsFolder {
  readonly folder: string;
  /** Durable when it returns; the same name is replaced. Throws DIR_NOT_WRITABLE. */
  write(file: string, text: string): void;
  /** Names, newest first. */
  list(): readonly string[];
  /** Throws NO_SUCH_RESULTS for what the list does not name. */
  read(file: string): string;
}
