// `class.json`: the latest change of the class, sealed, replaced as a whole. What is damaged is set aside and said.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ClassProof, classStages, RailyardError } from '../../protocol/index.ts';
import type { ClassAct, ClassJournal } from '../ports/class-records.ts';
import { replaceFile, setAside } from './durable-files.ts';
import { Attempt, SavedVerdict, seal, unseal } from './progress-entries.ts';

const Act = z.object({
  id: z.string(),
  name: z.string(),
  learners: z.string(),
  endedAt: z.number(),
  stem: z.nullable(z.string()),
  left: z.array(z.enum(classStages)),
  proof: z.nullable(ClassProof),
  archive: z.nullable(
    z.object({
      name: z.string(),
      endedAt: z.number(),
      records: z.object({ attempts: z.array(Attempt), verdicts: z.array(SavedVerdict) }),
      undo: z.enum(['open', 'running', 'done']),
    }),
  ),
});

export interface ClassJournalOptions {
  readonly dataDir: string;
  readonly log: { warn(facts: object, message: string): void };
}

export function openClassJournal({ dataDir, log }: ClassJournalOptions): ClassJournal {
  const file = path.join(dataDir, 'class.json');
  return {
    read() {
      const text = textOf(file);
      if (text === undefined) return undefined;
      const act = actIn(text);
      if (act === undefined) {
        const aside = path.basename(setAside(file, new Date()));
        log.warn(
          { code: 'CLASS_DAMAGED' },
          `The record of the last change of class was damaged: see ${aside}.`,
        );
      }
      return act;
    },
    write(act) {
      try {
        replaceFile(file, `${seal(JSON.stringify(act))}\n`);
      } catch (error) {
        throw notWritable(dataDir, error);
      }
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notWritable(path.dirname(file), error);
  }
}

function actIn(text: string): ClassAct | undefined {
  const whole = unseal(text.trimEnd());
  if (whole === undefined) return undefined;
  const parsed = Act.safeParse(JSON.parse(whole));
  return parsed.success ? parsed.data : undefined;
}

/** The disk's refusal, in the words of the table. */
export function notWritable(dir: string, error: unknown): RailyardError {
  const detail = error instanceof Error ? error.message : String(error);
  return new RailyardError('DIR_NOT_WRITABLE', { dir, detail }, error);
}
