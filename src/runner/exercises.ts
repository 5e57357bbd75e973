// The exercises of this seat as the runner last told them. Knows no words and no pictures.
import type { ExerciseView, RouteAnswer } from '@railyard/lab-runner/protocol';
import type { Call } from './caller.ts';
import type { Answer } from './problem.ts';
import { type Readable, createStore } from './store.ts';

export type ExerciseMap = ReadonlyMap<string, ExerciseView>;

export interface Exercises {
  readonly all: Readable<ExerciseMap>;
  refresh(): Promise<void>;
  learn(view: ExerciseView): void;
  check(id: string, answers: Readonly<Record<string, string>>): Promise<Answer<RouteAnswer<'check'>>>;
  newAttempt(id: string): Promise<Answer<ExerciseView>>;
  openHint(id: string): Promise<Answer<ExerciseView>>;
  predict(id: string, option: string): Promise<Answer<ExerciseView>>;
  openSolution(id: string, insist: boolean): Promise<Answer<RouteAnswer<'openSolution'>>>;
}

/** An empty list; `refresh` fills it. */
export function createExercises(call: Call): Exercises {
  const all = createStore<ExerciseMap>(new Map());
  const learn = (view: ExerciseView): void => all.update((map) => new Map(map).set(view.exercise, view));
  const learned = (answer: Answer<ExerciseView>): Answer<ExerciseView> => {
    if (answer.ok) learn(answer.value);
    return answer;
  };
  return {
    all,
    learn,
    async refresh() {
      const answer = await call('exercises');
      if (answer.ok) all.set(new Map(answer.value.map((view) => [view.exercise, view])));
    },
    async check(id, answers) {
      const answer = await call('check', { params: { exercise: id }, body: { answers } });
      const view = all.get().get(id);
      if (answer.ok && view && (view.last?.sequence ?? -1) < answer.value.sequence) {
        learn({
          ...view,
          last: answer.value,
          passed: view.passed || answer.value.verdict.outcome === 'passed',
        });
      }
      return answer;
    },
    newAttempt: async (id) => learned(await call('newAttempt', { params: { exercise: id }, body: {} })),
    openHint: async (id) => learned(await call('openHint', { params: { exercise: id }, body: {} })),
    predict: async (id, option) =>
      learned(await call('predict', { params: { exercise: id }, body: { option } })),
    async openSolution(id, insist) {
      const answer = await call('openSolution', { params: { exercise: id }, body: { insist } });
      const view = all.get().get(id);
      if (answer.ok && view) learn({ ...view, solutionSeen: true });
      return answer;
    },
  };
}
