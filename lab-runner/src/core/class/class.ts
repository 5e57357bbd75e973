// Changing the class: one act in stages, each durable in the journal before the next begins, so that a killed runner goes on
// where it was. Knows no file, page or node.
import {
  type ClassProof,
  type ClassStage,
  classStages,
  type ClassView,
  type NextClassRequest,
  RailyardError,
} from '../../../protocol/index.ts';
import type { Disposable } from '../../ports/cluster-driver.ts';
import type {
  ClassAct,
  ClassArchive,
  ClassJournal,
  ProgressArchive,
  ResultsFolder,
  SeatRecords,
} from '../../ports/class-records.ts';
import { createAnnouncer } from '../cluster/announcer.ts';
import { resultsOf, stemFor } from './results.ts';
import { type CourseExercise, standings, touched } from './standing.ts';
import { undoRule } from './undo.ts';

export interface ClassParts {
  readonly journal: ClassJournal;
  readonly results: ResultsFolder;
  readonly progress: ProgressArchive;
  readonly course: readonly CourseExercise[];
  /** Ends checks and consoles and resolves when nothing of them is left. */
  readonly quiet: () => Promise<void>;
  readonly clearProgress: () => void;
  /** Called after records were put back. */
  readonly progressRestored: () => Promise<void>;
  readonly clearHome: () => Promise<void>;
  readonly resetCluster: () => Promise<ClassProof>;
  readonly log: { warn(facts: object, message: string): void };
  readonly clock: () => number;
  readonly newId: () => string;
}

/** What the instructor is told, but for the cluster. */
export type ClassState = Omit<ClassView, 'cluster'>;

export interface Classes {
  state(): ClassState;
  /** Names the class that ended last; empty before the first has, `undefined` while one is being changed. */
  current(): string | undefined;
  /** Throws CLASS_CHANGING while a change is under way, or has stopped half-way: nothing may be recorded then. */
  requireOpen(): void;
  /** Begins the change, joins the one under way, or goes on with one that stopped. Resolves when it has begun. */
  next(request: NextClassRequest): Promise<void>;
  /** Puts the attempts and verdicts of the last class back. Throws UNDO_REFUSED, CLASS_CHANGING. */
  undo(): Promise<void>;
  /** Goes on with what an earlier runner left half-done; resolves when it is done or has failed. */
  resume(): Promise<void>;
  /** Resolves when no stage is running. */
  settled(): Promise<void>;
  /** Begins no further stage, and waits for the one under way, but for the reset, which whoever stops the cluster cancels. */
  stop(): Promise<void>;
  /** `changed` is true when a class has ended or was put back. */
  onChange(listener: (changed: boolean) => void): Disposable;
}

export function createClasses(parts: ClassParts): Classes {
  const { journal, results, progress, course, clock } = parts;
  const news = createAnnouncer<boolean>();
  let act = journal.read();
  let problem: RailyardError | undefined;
  let beginning: Promise<void> | undefined;
  let running: Promise<void> | undefined;
  let stopping = false;

  const unfinished = () => (act?.left.length ?? 0) > 0;
  const changing = () => beginning !== undefined || running !== undefined || unfinished();
  const write = (next: ClassAct) => {
    journal.write(next);
    act = next;
  };

  /** Everything up to the first durable word: a kill before it leaves the class as it was. */
  async function begin({ name = '', learners = '' }: NextClassRequest): Promise<void> {
    await parts.quiet();
    const records = progress.records();
    const done = touched(records);
    const endedAt = clock();
    const title = name.trim();
    write({
      id: parts.newId(),
      name: title,
      learners: learners.trim(),
      endedAt,
      stem: done ? stemFor(endedAt, title, results.list()) : null,
      left: classStages,
      proof: null,
      // A class nobody has begun must not take away the way back to the one before.
      archive: done ? { name: title, endedAt, records, undo: 'open' } : (act?.archive ?? null),
    });
  }

  async function stage(name: ClassStage, now: ClassAct): Promise<Partial<ClassAct>> {
    switch (name) {
      case 'results':
        if (now.stem !== null && now.archive !== null) {
          const texts = resultsOf({ ...now, stem: now.stem }, now.archive.records, course);
          for (const [file, text] of texts) results.write(file, text);
        }
        return {};
      case 'progress':
        parts.clearProgress();
        return {};
      case 'home':
        await parts.clearHome();
        return {};
      case 'cluster':
        return { proof: await parts.resetCluster() };
    }
  }

  async function finish(): Promise<void> {
    problem = undefined;
    for (let now = act; now !== undefined && !stopping; now = act) {
      const [name, ...left] = now.left;
      if (name === undefined) break;
      news.announce(false);
      try {
        write({ ...now, ...(await stage(name, now)), left });
      } catch (error) {
        problem = error instanceof RailyardError ? error : unknownProblem(error);
        parts.log.warn({ err: error, stage: name }, 'changing the class has stopped');
        break;
      }
    }
  }

  function goOn(): Promise<void> {
    running ??= finish().finally(() => {
      running = undefined;
      // Only now is the lab open again for whoever hears it.
      news.announce(!unfinished());
    });
    return running;
  }

  async function putBack(archive: ClassArchive): Promise<void> {
    const now = act as ClassAct;
    write({ ...now, archive: { ...archive, undo: 'running' } });
    progress.restore(archive.records);
    write({ ...now, archive: { ...archive, undo: 'done' } });
    await parts.progressRestored();
    news.announce(true);
  }

  function requireOpen(): void {
    if (changing()) {
      const detail = problem === undefined ? 'the lab is made ready for the next one' : problem.message;
      throw new RailyardError('CLASS_CHANGING', { detail: detail.replace(/\.$/, '') });
    }
  }

  const rule = (records: SeatRecords) => undoRule(act?.archive ?? null, changing(), touched(records));

  return {
    requireOpen,
    current: () => (changing() ? undefined : (act?.id ?? '')),
    onChange: (listener) => news.on(listener),

    state() {
      const records = progress.records();
      const files = results.list();
      const stem = act?.stem ?? null;
      return {
        act: changing() ? progressOf(act, problem) : null,
        exercises: [...standings(course, records)],
        touched: touched(records),
        last:
          act === undefined || changing()
            ? null
            : {
                name: act.name,
                endedAt: act.endedAt,
                files: stem === null ? [] : files.filter((file) => file.startsWith(`${stem}.`)).sort(),
                proof: act.proof,
              },
        undo: rule(records),
        folder: results.folder,
        files: [...files],
      };
    },

    async next(request) {
      if (running === undefined && !unfinished()) {
        beginning ??= begin(request).finally(() => (beginning = undefined));
        await beginning;
      }
      void goOn();
    },

    async undo() {
      requireOpen();
      const possible = rule(progress.records());
      const archive = act?.archive ?? null;
      if (!possible.possible || archive === null) {
        throw new RailyardError('UNDO_REFUSED', {
          detail: possible.possible ? 'there is nothing to put back' : possible.reason,
        });
      }
      await putBack(archive);
    },

    async resume() {
      const archive = act?.archive ?? null;
      if (archive?.undo === 'running') await putBack(archive);
      if (unfinished()) await goOn();
    },

    async stop() {
      stopping = true;
      await beginning?.catch(() => undefined);
      if (act?.left[0] !== 'cluster') await running;
    },

    async settled() {
      await beginning?.catch(() => undefined);
      await running;
    },
  };
}

function progressOf(act: ClassAct | undefined, problem: RailyardError | undefined): ClassView['act'] {
  const left = act === undefined || act.left.length === 0 ? classStages : act.left;
  const total = classStages.length;
  return {
    stage: left[0] ?? 'results',
    done: total - left.length,
    total,
    problem: problem === undefined ? null : { what: problem.message, remedy: problem.remedy },
  };
}

function unknownProblem(error: unknown): RailyardError {
  return new RailyardError('INTERNAL', { detail: error instanceof Error ? error.message : String(error) });
}
