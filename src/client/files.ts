// The files of the lesson that is read, as this page edits them. Knows no React and no editor.
import type { LessonFile } from '@railyard/lab-runner/protocol';
import {
  type Answer,
  type Call,
  type Drafts,
  type LessonFileDoc,
  type Readable,
  type Store,
  createLessonFile,
  createStore,
} from '../runner/index.ts';

export interface FileDesk {
  /** The lesson on the page; `undefined` until one was opened. */
  readonly lesson: Store<number | undefined>;
  /** Its files; `undefined` until they are known. */
  readonly list: Readable<readonly LessonFile[] | undefined>;
  refresh(): Promise<Answer<readonly LessonFile[]>>;
  /** The same document for as long as the attempt lasts, whatever is shown meanwhile. */
  open(file: LessonFile): LessonFileDoc;
}

const nameOf = ({ exercise, attempt, path }: LessonFile): string => `${exercise}#${attempt} ${path}`;

export function createFileDesk(call: Call, drafts: Drafts): FileDesk {
  const lesson = createStore<number | undefined>(undefined);
  const list = createStore<readonly LessonFile[] | undefined>(undefined);
  const docs = new Map<string, LessonFileDoc>();
  /** A new attempt brings a new file: what was not saved of the one before is put beside it. */
  const keepWhatWasLeft = async (file: LessonFile, doc: LessonFileDoc): Promise<void> => {
    const before = drafts.of(nameOf({ ...file, attempt: file.attempt - 1 }));
    const left = before.get();
    if (left === undefined) return;
    const kept = await call('keepBeside', { body: { path: file.path, text: left.text } });
    if (!kept.ok) return;
    before.set(undefined);
    doc.say(`What you had not saved in the attempt before is kept in ${kept.value.path}.`);
  };
  lesson.subscribe(() => list.set(undefined));
  return {
    lesson,
    list,
    async refresh() {
      const asked = lesson.get();
      if (asked === undefined) return { ok: true, value: [] };
      const answer = await call('lessonFiles', { params: { lesson: String(asked) } });
      if (answer.ok && lesson.get() === asked) list.set(answer.value);
      return answer;
    },
    open(file) {
      const { path } = file;
      const name = nameOf(file);
      const known = docs.get(name);
      if (known) return known;
      const clock = (): string =>
        new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      const made = createLessonFile(path, { call, draft: drafts.of(name), clock });
      docs.set(name, made);
      void keepWhatWasLeft(file, made);
      return made;
    },
  };
}
