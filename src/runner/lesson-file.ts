// One file as it is edited: the text on the screen, the text on the disk, and what to do when both have changed. Loses
// neither. Knows no editor and no page.
import type { FileView, FindingView } from '@railyard/lab-runner/protocol';
import type { Call } from './caller.ts';
import type { Problem } from './problem.ts';
import { type Readable, createStore } from './store.ts';

/** A text of the disk. */
export interface DiskText {
  readonly text: string;
  readonly version: string;
}

/** Text that was not saved yet, and the version it was made from. */
export interface Draft {
  readonly text: string;
  readonly base: string | null;
}

export type FilePhase = 'loading' | 'open' | 'unsuitable';

export interface FileState {
  readonly phase: FilePhase;
  /** What the editor shows. */
  readonly text: string;
  /** What the text was made from; `null` when nothing is on the disk. */
  readonly base: DiskText | null;
  /** What is on the disk instead, when text and disk have both changed. */
  readonly disk: DiskText | undefined;
  readonly busy: boolean;
  readonly findings: readonly FindingView[];
  /** Whether the types of the saved text were looked at. */
  readonly checked: boolean;
  /** A quiet sentence about what just happened. */
  readonly note: string;
  readonly problem: Problem | undefined;
}

export interface LessonFileDoc {
  readonly path: string;
  readonly state: Readable<FileState>;
  edit(text: string): void;
  /** True when the disk holds the text now. */
  save(): Promise<boolean>;
  /** Asks whether the disk has changed. */
  look(): Promise<void>;
  /** A quiet sentence beside the file. */
  say(note: string): void;
  /** Both have changed: go on with one, and keep the other beside it. */
  choose(which: 'mine' | 'disk'): Promise<void>;
}

export interface LessonFileParts {
  readonly call: Call;
  /** Where unsaved text outlives a reload. */
  readonly draft: { get(): Draft | undefined; set(draft: Draft | undefined): void };
  /** The clock as people read it, for notes. */
  readonly clock: () => string;
}

const before: FileState = {
  phase: 'loading',
  text: '',
  base: null,
  disk: undefined,
  busy: false,
  findings: [],
  checked: false,
  note: '',
  problem: undefined,
};

/** Whether there is text that is on no disk. */
export function isUnsaved({ phase, text, base }: FileState): boolean {
  return phase === 'open' && text !== (base?.text ?? '');
}

/** A file that is not loaded yet; `look` loads it. */
export function createLessonFile(path: string, { call, draft, clock }: LessonFileParts): LessonFileDoc {
  const state = createStore<FileState>(before);
  let stamp: string | undefined;
  let looking: Promise<void> | undefined;
  const change = (part: Partial<FileState>): void => state.update((now) => ({ ...now, ...part }));
  const isProgram = /\.m?ts$/.test(path);

  const keepDraft = (): void => {
    const now = state.get();
    draft.set(isUnsaved(now) ? { text: now.text, base: now.base?.version ?? null } : undefined);
  };

  /** What the disk says, laid beside what is on the screen. */
  const compare = (disk: DiskText | null): void => {
    const now = state.get();
    if (now.phase === 'loading') return begin(disk);
    if ((disk?.version ?? null) === (now.base?.version ?? null)) return change({ disk: undefined });
    if (disk !== null && disk.text === now.text) {
      change({ base: disk, disk: undefined });
    } else if (!isUnsaved(now) && disk !== null) {
      const note = `Changed on the disk; shown here since ${clock()}.`;
      change({ text: disk.text, base: disk, disk: undefined, note, findings: [], checked: false });
    } else if (disk === null) {
      change({ base: null, disk: undefined, note: 'The file is gone from the disk. Save puts it back.' });
    } else {
      change({ disk, note: '' });
    }
    keepDraft();
  };

  const begin = (disk: DiskText | null): void => {
    const kept = draft.get();
    const opened: FileState = { ...before, phase: 'open', text: disk?.text ?? '', base: disk };
    if (kept === undefined || kept.text === disk?.text) {
      draft.set(undefined);
      const note = disk === null ? 'The file is not there. Save makes it.' : state.get().note;
      state.set({ ...opened, note });
    } else if (kept.base === (disk?.version ?? null) || disk === null) {
      state.set({ ...opened, text: kept.text, note: 'Your unsaved text is back.' });
    } else {
      state.set({ ...opened, text: kept.text, disk, base: { text: '', version: kept.base ?? '' } });
    }
  };

  const take = (view: FileView): void => {
    if (view.state === 'same') return;
    stamp = view.state === 'text' ? view.stamp : undefined;
    if (view.state === 'unsuitable') {
      change({ phase: 'unsuitable', note: `${view.why} The console has nano and less.` });
    } else {
      if (state.get().phase === 'unsuitable') change({ phase: 'loading' });
      compare(view.state === 'text' ? { text: view.text, version: view.version } : null);
    }
  };

  const lookOnce = async (): Promise<void> => {
    if (state.get().busy) return;
    const answer = await call('readFile', { query: { path, ...(stamp === undefined ? {} : { stamp }) } });
    // A save that began meanwhile knows better.
    if (state.get().busy) return;
    if (answer.ok) {
      take(answer.value);
      change({ problem: undefined });
    } else change({ problem: answer.problem });
  };
  const look = (): Promise<void> => (looking ??= lookOnce().finally(() => (looking = undefined)));

  const check = async (): Promise<void> => {
    const { text } = state.get();
    const answer = await call('checkTypes', { body: { path } });
    // Findings of a text that is no longer there would point anywhere.
    if (state.get().text !== text) return;
    if (answer.ok) change({ findings: answer.value.findings, checked: true });
    else change({ problem: answer.problem });
  };

  const save = async (): Promise<boolean> => {
    const { text, base, phase, busy, disk } = state.get();
    if (phase !== 'open' || busy || disk !== undefined) return false;
    change({ busy: true, problem: undefined });
    const answer = await call('saveFile', { body: { path, text, base: base?.version ?? null } });
    change({ busy: false });
    if (!answer.ok) {
      if (answer.problem.code === 'FILE_CHANGED') {
        stamp = undefined;
        await look();
      }
      // Both have changed is said in words of its own.
      if (state.get().disk === undefined) change({ problem: answer.problem });
      return false;
    }
    if (answer.value.state === 'text') stamp = answer.value.stamp;
    const version = answer.value.state === 'text' ? answer.value.version : '';
    change({ base: { text, version }, note: `Saved ${clock()}.`, findings: [], checked: false });
    keepDraft();
    if (isProgram) void check();
    return true;
  };

  return {
    path,
    state,
    edit(text) {
      if (state.get().phase !== 'open' || state.get().text === text) return;
      change({ text, note: '', checked: false });
      keepDraft();
    },
    save,
    look,
    say: (note) => change({ note }),
    async choose(which) {
      const { disk, text } = state.get();
      if (disk === undefined) return;
      const other = which === 'mine' ? disk.text : text;
      change({ busy: true });
      const kept = await call('keepBeside', { body: { path, text: other } });
      change({ busy: false });
      if (!kept.ok) return change({ problem: kept.problem });
      change({
        base: disk,
        disk: undefined,
        problem: undefined,
        ...(which === 'disk' ? { text: disk.text } : {}),
      });
      keepDraft();
      if (which === 'mine') await save();
      change({ note: `The other text is kept in ${kept.value.path}.` });
    },
  };
}
