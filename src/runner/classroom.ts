// The instructor's view of the runner: the exchange of the token, the class as it is, and the acts on it. Knows no React.
import type { ClassView, NextClassRequest, ResultsFile } from '@railyard/lab-runner/protocol';
import type * as z from 'zod/mini';
import type { Call } from './caller.ts';
import type { Answer, Problem } from './problem.ts';
import { type Readable, createStore } from './store.ts';

export type Door =
  | { readonly phase: 'asking' }
  /** No runner serves this copy of the site. */
  | { readonly phase: 'reading' }
  /** The browser does not hold the instructor's token; `problem` when one was shown and refused. */
  | { readonly phase: 'locked'; readonly problem?: Problem }
  /** `lost` says why the view may be old. */
  | { readonly phase: 'open'; readonly view: ClassView; readonly lost?: Problem };

export interface Classroom {
  readonly door: Readable<Door>;
  /** Shows a token, when there is one, and follows the class until stopped. */
  start(token: string | undefined): void;
  stop(): void;
  next(request: NextClassRequest): Promise<Answer<ClassView>>;
  undo(): Promise<Answer<ClassView>>;
  results(file: string): Promise<Answer<z.infer<typeof ResultsFile>>>;
  /** Gives the instructor's rights of this browser back. */
  leave(): Promise<void>;
}

export interface ClassroomParts {
  readonly call: Call;
  /** Calls back after so many ms; returns the function that cancels it. */
  readonly later: (ms: number, then: () => void) => () => void;
}

/** How often the class is looked at: while it is being changed, and otherwise. */
const rhythm = { changing: 500, quiet: 3000 } as const;

const refused = new Set(['NOT_AUTHORISED', 'INSTRUCTOR_ONLY', 'TOO_MANY_REQUESTS']);
const notHere = new Set(['UNREACHABLE', 'UNREADABLE', 'NO_SUCH_ROUTE']);

/** Nothing is sent before `start`. */
export function createClassroom({ call, later }: ClassroomParts): Classroom {
  const door = createStore<Door>({ phase: 'asking' });
  let cancel = (): void => undefined;
  /** +1 with each start and stop: what an earlier one was answered is not heard any more. */
  let turn = 0;

  const plan = (mine: number): void => {
    const now = door.get();
    // Only another link opens it, and that begins anew.
    if (now.phase === 'locked') return;
    const changing = now.phase === 'open' && now.view.act !== null && now.view.act.problem === null;
    cancel = later(changing ? rhythm.changing : rhythm.quiet, () => void look(mine));
  };

  function learn(answer: Answer<ClassView>, shown?: Problem): void {
    if (answer.ok) return door.set({ phase: 'open', view: answer.value });
    const { problem } = answer;
    const before = door.get();
    if (refused.has(problem.code)) door.set({ phase: 'locked', problem: shown });
    else if (before.phase === 'open') door.set({ ...before, lost: problem });
    else if (notHere.has(problem.code)) door.set({ phase: 'reading' });
  }

  async function look(mine: number, shown?: Problem): Promise<void> {
    const answer = await call('classState');
    if (mine !== turn) return;
    learn(answer, shown);
    plan(mine);
  }

  async function enter(mine: number, token: string): Promise<void> {
    const exchanged = await call('openInstructor', { body: { token } });
    if (mine === turn) await look(mine, exchanged.ok ? undefined : exchanged.problem);
  }

  async function act(answer: Promise<Answer<ClassView>>): Promise<Answer<ClassView>> {
    const result = await answer;
    if (result.ok) {
      learn(result);
      cancel();
      plan(turn);
    }
    return result;
  }

  return {
    door,
    start(token) {
      cancel();
      turn += 1;
      void (token === undefined ? look(turn) : enter(turn, token));
    },
    stop() {
      turn += 1;
      cancel();
    },
    next: (request) => act(call('nextClass', { body: request })),
    undo: () => act(call('undoClass', { body: {} })),
    results: (file) => call('classResults', { params: { file } }),
    async leave() {
      await call('leaveInstructor');
      cancel();
      door.set({ phase: 'locked' });
    },
  };
}
