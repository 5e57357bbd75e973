// A seat's progress, durable before a call returns: an entry is journalled, then taken up by the database, each synced to disk.
import type { Logger } from 'pino';
import { RailyardError } from '../../protocol/index.ts';
import type { ProgressArchive } from '../ports/class-records.ts';
import type { ProgressStore } from '../ports/progress-store.ts';
import { isDamage } from './progress-checkup.ts';
import type { Entry, NewEntry } from './progress-entries.ts';
import { type Journal, openJournal } from './progress-journal.ts';
import { backUp, openProgress, progressFiles } from './progress-recovery.ts';

export interface ProgressStoreOptions {
  readonly dataDir: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Verdicts between two backups. */
  readonly backupEvery?: number;
  /** How the journal is opened; for tests of a disk that refuses. */
  readonly journalAt?: (file: string) => Journal;
}

/** Opens or makes `<dataDir>/progress`. Throws PROGRESS_NEWER and DIR_NOT_WRITABLE; damage is repaired and told by `notice`. */
export function openProgressStore(options: ProgressStoreOptions): ProgressStore & ProgressArchive {
  const { dataDir, log, backupEvery = 20, journalAt = openJournal } = options;
  const files = progressFiles(dataDir);
  let opened = openProgress(files, new Date(), journalAt);
  let { serial } = opened;
  let { sequence } = opened.database.meta();
  let sinceBackup = 0;

  const tell = (notice: string | undefined) => {
    if (notice) log.warn({ code: 'PROGRESS_REPAIRED' }, notice);
  };
  const keepBackup = () => {
    try {
      backUp(opened.database, files.backups);
      sinceBackup = 0;
    } catch (error) {
      log.warn({ err: error }, 'the progress file could not be backed up');
    }
  };
  tell(opened.notice);
  keepBackup();

  /** A file broken under the running store is repaired like one found broken: the journal has everything. */
  function repaired<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      opened.database.close();
      opened.journal.close();
      opened = openProgress(files, new Date(), journalAt);
      tell(opened.notice);
      return work();
    }
  }

  function commit(entry: NewEntry): void {
    serial += 1;
    const placed = { ...entry, serial } as Entry;
    try {
      opened.journal.append(placed);
    } catch (error) {
      throw notSaved(error);
    }
    try {
      repaired(() => opened.database.apply(placed));
    } catch (error) {
      opened.journal.undo();
      throw notSaved(error);
    }
  }

  return {
    get notice() {
      return opened.notice;
    },
    currentAttempt: (exercise) => repaired(() => opened.database.currentAttempt(exercise)),
    beginAttempt: (attempt) => commit({ kind: 'attempt', attempt: { ...attempt } }),
    updateAttempt: (exercise, number, change) => commit({ kind: 'change', exercise, number, change }),
    saveVerdict(record) {
      // A number whose verdict could not be saved is not given again.
      sequence += 1;
      const saved = { ...record, sequence };
      commit({ kind: 'verdict', record: saved });
      sinceBackup += 1;
      if (sinceBackup >= backupEvery) keepBackup();
      return saved;
    },
    lastVerdict: (exercise) => repaired(() => opened.database.lastVerdict(exercise)),
    passed: (exercise) => repaired(() => opened.database.count(exercise, ['passed']) > 0),
    tries: (exercise, attempt) =>
      repaired(() => opened.database.count(exercise, ['passed', 'failed'], attempt)),
    epoch: () => repaired(() => opened.database.meta().epoch),
    setEpoch: (epoch) => commit({ kind: 'epoch', epoch }),
    clear: () => commit({ kind: 'clear' }),
    records() {
      const { attempts, verdicts } = repaired(() => opened.database.snapshot());
      return { attempts, verdicts };
    },
    restore({ attempts, verdicts }) {
      const epoch = repaired(() => opened.database.meta().epoch);
      const snapshot = { epoch, sequence, attempts: [...attempts], verdicts: [...verdicts] };
      commit({ kind: 'snapshot', snapshot });
    },
    close() {
      opened.journal.close();
      opened.database.close();
    },
  };
}

function notSaved(error: unknown): RailyardError {
  const detail = error instanceof Error ? error.message : String(error);
  return new RailyardError('NOT_SAVED', { detail }, error);
}
