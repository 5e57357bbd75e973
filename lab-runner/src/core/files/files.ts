// The files of a lesson as the page edits them: only those that an exercise has given out, and never over a change
// that was made elsewhere. Where they are kept is the workbench's affair.
import * as z from 'zod/mini';
import {
  FilePath,
  type FileView,
  FindingView,
  type LessonFile,
  limits,
  RailyardError,
} from '../../../protocol/index.ts';
import { versionOf } from '../../ports/text-version.ts';
import type { Workbench } from '../../ports/workbench.ts';
import type { GradedLab } from '../grader/index.ts';

export type FileKeeper = Pick<
  Workbench,
  'readFile' | 'writeFile' | 'replaceFile' | 'stampOf' | 'checkProgram'
>;

export interface LessonFiles {
  /** Those of a lesson, in the order of its exercises. */
  list(lesson: number): readonly LessonFile[];
  /** Throws NO_SUCH_FILE for what no exercise gave out. */
  read(path: string, stamp?: string): Promise<FileView>;
  /** Rejects with FILE_CHANGED when the text there is not the one of version `base`. */
  save(path: string, text: string, base: string | null): Promise<FileView>;
  /** Writes a text beside the file; returns where. */
  keepBeside(path: string, text: string): Promise<string>;
  check(path: string, signal?: AbortSignal): Promise<readonly FindingView[]>;
}

export interface LessonFilesParts {
  readonly labs: readonly Pick<GradedLab, 'lab'>[];
  readonly workbench: FileKeeper;
  /** The attempt an exercise is at; begins the first one when there is none. */
  readonly attemptOf: (exercise: string) => number;
}

/** Names tried for a text that is kept beside a file. */
const mostBeside = 99;

export function createLessonFiles({ labs, workbench, attemptOf }: LessonFilesParts): LessonFiles {
  const given = labs.flatMap(({ lab }) =>
    Object.entries(lab.exercises).flatMap(([exercise, { starters }]) =>
      Object.keys(starters ?? {}).map((path) => ({ lesson: lab.number, exercise, path })),
    ),
  );
  const open = new Set(given.map(({ path }) => path));
  const requireOpen = (path: string): void => {
    if (!open.has(path)) throw new RailyardError('NO_SUCH_FILE', { path: path.slice(0, 100) });
  };

  const look = async (path: string): Promise<FileView> => {
    // Before the text: what is written between the two is seen next time.
    const stamp = await workbench.stampOf(path);
    const text = stamp === undefined ? undefined : await readText(path);
    if (stamp === undefined || text === undefined) return { state: 'absent' };
    const why = unsuitable(text);
    return why === undefined
      ? { state: 'text', text, version: versionOf(text), stamp }
      : { state: 'unsuitable', why };
  };
  const readText = (path: string): Promise<string | undefined> =>
    workbench.readFile(path).catch((error: unknown) => {
      // The one refusal of a path that is in the list: it is larger than anybody reads.
      if (error instanceof RailyardError && error.code === 'INVALID_FIELD') return '\0';
      throw error;
    });

  return {
    list: (lesson) =>
      given
        .filter((file) => file.lesson === lesson)
        .map(({ exercise, path }) => ({ exercise, path, attempt: attemptOf(exercise) })),
    async read(path, stamp) {
      requireOpen(path);
      if (stamp !== undefined && (await workbench.stampOf(path)) === stamp) return { state: 'same' };
      return look(path);
    },
    async save(path, text, base) {
      requireOpen(path);
      await workbench.replaceFile(path, text, base);
      return look(path);
    },
    async keepBeside(path, text) {
      requireOpen(path);
      for (let number = 1; number <= mostBeside; number += 1) {
        const beside = besideOf(path, number);
        try {
          await workbench.replaceFile(beside, text, null);
          return beside;
        } catch (error) {
          const taken = error instanceof RailyardError && error.code === 'FILE_CHANGED';
          if (!taken) throw error;
          if ((await workbench.readFile(beside)) === text) return beside;
        }
      }
      throw new RailyardError('INVALID_FIELD', {
        field: 'path',
        detail: 'too many copies lie beside it already',
      });
    },
    async check(path, signal) {
      requireOpen(path);
      const parsed = z.array(FindingView).safeParse(JSON.parse(await workbench.checkProgram(path, signal)));
      if (!parsed.success)
        throw new RailyardError('INTERNAL', { detail: 'the checker’s answer cannot be read' });
      return parsed.data;
    },
  };
}

/** `order.ts` → `order.kept-1.ts` */
function besideOf(path: string, number: number): string {
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
  return FilePath.parse(`${stem}.kept-${number}${ending}`);
}

function unsuitable(text: string): string | undefined {
  if (text.includes('\0') || text.includes('\uFFFD')) return 'It is no text, or larger than 1 MiB.';
  if (text.length > limits.fileCharacters) return 'It is too long to be edited on the page.';
  return undefined;
}
