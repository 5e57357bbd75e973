// The consoles of this seat as one desk: which exist, which one is in front, and how a run button reaches it.
import type { ConsoleView } from '@railyard/lab-runner/protocol';
import type { Call } from './caller.ts';
import { type DeskConsole, createDeskConsole } from './desk-console.ts';
import type { Answer, Problem } from './problem.ts';
import type { OpenSocket } from './socket.ts';
import { type Readable, createStore, when } from './store.ts';

export type RunOutcome =
  | { readonly kind: 'ran' | 'inserted' }
  /** The front console runs something: nothing was typed. */
  | { readonly kind: 'busy'; readonly title: string }
  /** No prompt was seen in time: nothing was typed. */
  | { readonly kind: 'notReady' }
  /** The shell would run the lines of a paste one by one, so nothing was inserted. */
  | { readonly kind: 'noInsert' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface Desk {
  /** What the runner says exists, in its order. */
  readonly views: Readable<readonly ConsoleView[]>;
  /** The id of the console in front. */
  readonly front: Readable<string | undefined>;
  console(id: string): DeskConsole;
  show(id: string): void;
  /** Opens one more console and puts it in front. */
  open(): Promise<Answer<ConsoleView>>;
  /** Makes sure that one console exists and is in front. */
  ensure(): Promise<Answer<string>>;
  close(id: string): Promise<void>;
  run(text: string, mode: 'run' | 'insert'): Promise<RunOutcome>;
  learn(views: readonly ConsoleView[]): void;
  hurry(): void;
  dispose(): void;
}

const promptWithinMs = 15_000;
const firstSize = { columns: 80, rows: 24 };

/** An empty desk; `learn` tells it what the runner has. */
export function createDesk(parts: {
  readonly call: Call;
  readonly openSocket: OpenSocket;
  readonly now: () => number;
}): Desk {
  const { call } = parts;
  const views = createStore<readonly ConsoleView[]>([]);
  const front = createStore<string | undefined>(undefined);
  const consoles = new Map<string, DeskConsole>();
  let opening: Promise<Answer<string>> | undefined;

  const consoleOf = (id: string): DeskConsole => {
    const known = consoles.get(id);
    if (known) return known;
    const made = createDeskConsole(id, parts);
    consoles.set(id, made);
    return made;
  };

  const learn = (next: readonly ConsoleView[]): void => {
    for (const [id, known] of consoles) {
      if (next.some((view) => view.id === id)) continue;
      known.dispose();
      consoles.delete(id);
    }
    views.set(next);
    const now = front.get();
    if (now === undefined || !next.some((view) => view.id === now)) front.set(next[0]?.id);
  };

  const open = async (): Promise<Answer<ConsoleView>> => {
    const answer = await call('openConsole', { body: firstSize });
    if (answer.ok) {
      const { value } = answer;
      if (!views.get().some((view) => view.id === value.id)) learn([...views.get(), value]);
      front.set(value.id);
    }
    return answer;
  };

  const ensureOnce = async (): Promise<Answer<string>> => {
    const listed = await call('consoles');
    if (!listed.ok) return listed;
    learn(listed.value);
    const here = front.get();
    if (here !== undefined) return { ok: true, value: here };
    const opened = await open();
    return opened.ok ? { ok: true, value: opened.value.id } : opened;
  };
  const ensure = (): Promise<Answer<string>> => {
    opening ??= ensureOnce().finally(() => {
      opening = undefined;
    });
    return opening;
  };

  return {
    views,
    front,
    console: consoleOf,
    show: (id) => front.set(id),
    open,
    ensure,
    async close(id) {
      const answer = await call('closeConsole', { params: { console: id } });
      if (answer.ok || answer.problem.code === 'NO_SUCH_CONSOLE') {
        learn(views.get().filter((view) => view.id !== id));
      }
    },
    async run(text, mode) {
      const there = await ensure();
      if (!there.ok) return { kind: 'refused', problem: there.problem };
      const target = consoleOf(there.value);
      const shell = await when(target.shell, (value) => value !== 'unknown', promptWithinMs);
      if (shell === undefined || target.state.get().phase !== 'open') return { kind: 'notReady' };
      if (shell === 'busy') {
        return { kind: 'busy', title: views.get().find((view) => view.id === there.value)?.title ?? '' };
      }
      if (mode === 'insert') {
        if (!target.insert(text)) return { kind: 'noInsert' };
        target.focus();
        return { kind: 'inserted' };
      }
      return target.enter(text) ? { kind: 'ran' } : { kind: 'notReady' };
    },
    learn,
    hurry: () => consoles.forEach((known) => known.hurry()),
    dispose: () => consoles.forEach((known) => known.dispose()),
  };
}
