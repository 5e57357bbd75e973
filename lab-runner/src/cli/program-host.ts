// Declares the commands of the host: up, down, doctor.
import { type Command, Option } from 'commander';
import type { Run } from './program.ts';

export function declareHostCommands(program: Command, run: Run): void {
  program
    .command('up')
    .description('start the lab and print the address of its page')
    .option('--detach', 'come back as soon as the lab is up; yard down ends it')
    .option('--json', 'print the facts as JSON once the lab is up')
    .addOption(new Option('--report', 'tell the parent process how far it is').hideHelp())
    .addHelpText('after', upHelp)
    .action(run(async () => (await import('./up.ts')).up));

  program
    .command('down')
    .description('stop the lab politely; data and progress are kept')
    .option('-v, --volumes', 'delete the cluster with its data too; progress is kept')
    .option('--json', 'print what was stopped as JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing runs any more (also when nothing ran before), 1 otherwise.',
    )
    .action(run(async () => (await import('./down.ts')).down));

  program
    .command('build')
    .description('build the site, if its sources have changed (yard up does it by itself)')
    .option('--images', 'the Docker images instead, if they are not there')
    .action(run(async () => (await import('./build.ts')).build));

  program
    .command('doctor')
    .description('name what is missing, too old, in use or full, each with its remedy')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExit status: 0 the lab can start or runs well, 1 something stands in its way.')
    .action(run(async () => (await import('./doctor/index.ts')).doctor));
}

const upHelp = `
Stays in the foreground: Ctrl-C (or TERM, or HUP) stops the nodes politely and keeps their data.
A second Ctrl-C changes nothing, a third ends at once and leaves the nodes to the next start or to yard down.
Exit status: 0 stopped as asked (with --detach: the lab is up), 1 could not start, 130 interrupted while starting.`;
