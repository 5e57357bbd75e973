// `yard hint`: opens the next hint of an exercise and shows what has been opened.
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { chosenExercise, titleOf } from './exercises.ts';
import { reachLab } from './reach.ts';

export async function hint(
  { config, output, json }: CommandContext,
  [word]: readonly string[],
): Promise<ExitStatus> {
  const lab = reachLab(config);
  const exercise = await chosenExercise(lab, word);
  const before = await lab.call('exercise', { params: { exercise } });
  const view = await lab.call('openHint', { params: { exercise }, body: {} });
  if (json) {
    output.print(JSON.stringify({ exercise, hints: view.hints, hintsTotal: view.hintsTotal }, null, 2));
    return exitStatus.good;
  }
  const fresh = view.hintsOpened > before.hintsOpened;
  const opened = fresh ? [view.hints.at(-1) ?? ''] : view.hints;
  output.print(
    fresh
      ? `Hint ${view.hintsOpened} of ${view.hintsTotal} for ${exercise} ${titleOf(exercise)}`
      : `All ${view.hintsTotal} hints for ${exercise} ${titleOf(exercise)} are open already:`,
  );
  for (const text of opened) output.print(`  ${text}`);
  if (view.hintsOpened === view.hintsTotal) {
    output.print('There is no further hint; after a try the page shows the solution.');
  }
  return exitStatus.good;
}
