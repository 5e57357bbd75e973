// `yard check`: has an exercise graded, or lists the exercises with how they stand.
import { type ExerciseView, RailyardError } from '../../protocol/index.ts';
import type { LabClient } from './client.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { chosenExercise, courseExercises, titleOf, viewOf } from './exercises.ts';
import { reachLab } from './reach.ts';
import { verdictLines } from './verdict-lines.ts';

export interface CheckOptions {
  readonly answer?: readonly string[];
  readonly list?: boolean;
}

export async function check(
  context: CommandContext,
  [word]: readonly string[],
  options: CheckOptions,
): Promise<ExitStatus> {
  const answers = parseAnswers(options.answer ?? []);
  const lab = reachLab(context.config);
  if (options.list) return list(context, lab);
  const { output, json } = context;
  const exercise = await chosenExercise(lab, word);
  if (!json) output.say(`Checking ${exercise} ${titleOf(exercise)} …`);
  const stamped = await lab.call('check', { params: { exercise }, body: { answers } });
  if (json) output.print(JSON.stringify({ exercise, ...stamped }, null, 2));
  else for (const line of verdictLines(exercise, stamped, output.paint)) output.print(line);
  switch (stamped.verdict.outcome) {
    case 'passed':
      return exitStatus.good;
    case 'failed':
      return exitStatus.failed;
    case 'notYet':
    case 'blocked':
      return exitStatus.notNow;
  }
}

/** `name=value` words as a record; only the first `=` splits. Throws BAD_OPTION. */
export function parseAnswers(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word): [string, string] => {
      const at = word.indexOf('=');
      if (at > 0) return [word.slice(0, at).trim(), word.slice(at + 1)];
      throw new RailyardError('BAD_OPTION', {
        option: '--answer',
        value: word,
        detail: 'it is written name=value, for instance --answer leader=2',
      });
    }),
  );
}

async function list({ output, json }: CommandContext, lab: LabClient): Promise<ExitStatus> {
  const views = await lab.call('exercises');
  const rows = courseExercises().map((one) => ({ ...one, ...standing(viewOf(views, one.exercise)) }));
  if (json) output.print(JSON.stringify(rows, null, 2));
  else {
    for (const { exercise, title, passed, tries } of rows) {
      const mark = passed
        ? output.paint.go('passed ')
        : tries > 0
          ? output.paint.caution('not yet')
          : 'open   ';
      const tried = tries === 0 ? '' : ` (${tries} ${tries === 1 ? 'try' : 'tries'})`;
      output.print(`${exercise.padEnd(5)} ${mark}  ${title}${tried}`);
    }
  }
  return exitStatus.good;
}

function standing(view: ExerciseView | undefined) {
  return { passed: view?.passed ?? false, tries: view?.tries ?? 0, attempt: view?.attempt ?? 0 };
}
