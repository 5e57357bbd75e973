// `yard class undo`: the attempts and verdicts of the last class are put back.
import { type CommandContext, type ExitStatus, exitStatus } from '../context.ts';
import { reachClass } from './reach-class.ts';

export async function undoClass({ config, output, json }: CommandContext): Promise<ExitStatus> {
  const view = await reachClass(config).call('undoClass', { body: {} });
  const passed = view.exercises.filter((exercise) => exercise.passed).length;
  if (json) output.print(JSON.stringify({ passed, exercises: view.exercises }, null, 2));
  else {
    output.print(`The progress is back: ${passed} of ${view.exercises.length} exercises passed.`);
    output.print('The cluster and the home stay fresh; the results stay too.');
  }
  return exitStatus.good;
}
