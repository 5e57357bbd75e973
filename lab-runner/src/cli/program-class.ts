// Declares the commands between classes, for the instructor on the host: class next, undo, results, link.
import type { Command } from 'commander';
import type { Run } from './program.ts';

export function declareClassCommands(program: Command, run: Run): void {
  const group = program.command('class').description('between two classes: keep the results, start afresh');
  group
    .command('next')
    .description('write the results of this class to files, clear progress and home, reset the cluster')
    .option('--name <class>', 'a name for the class that ends, for instance "Tuesday group"')
    .option('--names <learners>', 'who sat here, for instance "Ada, Ben"; written into the results only')
    .option('--yes', 'do not ask')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', nextHelp)
    .action(run(async () => (await import('./class/next.ts')).nextClass));
  group
    .command('undo')
    .description('put the progress of the last class back, until somebody has begun')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nTopics and files of that class do not come back. Its results stay.')
    .action(run(async () => (await import('./class/undo.ts')).undoClass));
  group
    .command('results')
    .description('where the results of finished classes are')
    .option('--json', 'print folder and files as JSON')
    .addHelpText('after', '\nAlso works while no lab is running.')
    .action(run(async () => (await import('./class/results.ts')).classResults));
  group
    .command('link')
    .description("print the address of the instructor's page, with its own key")
    .option('--json', 'print it as JSON')
    .action(run(async () => (await import('./class/link.ts')).classLink));
}

const nextHelp = `
Asks first on a terminal; without one it wants --yes. Interrupted, it goes on by itself: the runner finishes it, also
one that was killed and started again.
Exit status: 0 done and the cluster is clean, 1 otherwise.`;
