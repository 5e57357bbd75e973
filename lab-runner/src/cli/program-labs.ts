// Declares the commands about exercises: check, hint, labs list, labs verify.
import type { Command } from 'commander';
import type { Run } from './program.ts';

export function declareLabCommands(program: Command, run: Run): void {
  program
    .command('check')
    .argument('[exercise]', 'for instance 1.2; the next one you have not passed when left out')
    .description('have an exercise graded by what the cluster really holds')
    .option('-a, --answer <name=value>', 'an answer the exercise asks for; may be repeated', collect)
    .option('--list', 'list the exercises instead')
    .option('--json', 'print the verdict, or the list, as JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 passed, 1 failed, 2 the command line cannot be used, 3 no verdict (not yet, blocked, no lab).',
    )
    .action(run(async () => (await import('./check.ts')).check));

  program
    .command('hint')
    .argument('[exercise]', 'for instance 1.2; the next one you have not passed when left out')
    .description('open the next hint of an exercise')
    .option('--json', 'print the opened hints as JSON')
    .action(run(async () => (await import('./hint.ts')).hint));

  const labs = program.command('labs').description('the labs of the course: list them, verify them');
  labs
    .command('list')
    .description('every lab and its exercises')
    .option('--json', 'print them as JSON')
    .action(run(async () => (await import('./labs-list.ts')).listLabs));
  labs
    .command('verify')
    .description('put every exercise through the five gates, on a private cluster')
    .option('--only <ids>', 'exercises to verify, for instance 1.1,1.2')
    .option('--except <ids>', 'exercises to leave out')
    .option('--brief', 'one mistake per reason, one solution and one attempt at faking per exercise')
    .option('--lanes <number>', 'type so many exercises side by side, where they leave the cluster whole')
    .option('--second-go', 'try once more what did not hold, and name what was unsteady')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nA running lab is not touched. Exit status: 0 every gate holds, 1 one does not.')
    .action(run(async () => (await import('./labs-verify.ts')).verify));
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
