// `yard labs list`: the course's labs and exercises. Needs no running lab.
import { catalog } from '@railyard/labs/catalog';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { courseExercises } from './exercises.ts';

export async function listLabs({ output, json }: CommandContext): Promise<ExitStatus> {
  const exercises = courseExercises();
  if (json) {
    output.print(JSON.stringify(exercises, null, 2));
    return exitStatus.good;
  }
  for (const { lab, messages } of catalog) {
    output.print(output.paint.strong(`${lab.id}  ${messages.title}`));
    for (const one of exercises.filter((exercise) => exercise.lab === lab.id)) {
      output.print(`  ${one.exercise.padEnd(5)} ${one.core ? '★' : ' '} ${one.title}`);
    }
  }
  output.print('★ the core of the course; the others go further.');
  return exitStatus.good;
}
