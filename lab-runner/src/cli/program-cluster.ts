// Declares the commands about the running cluster: status, logs, groups, reset, and acts on one node.
import { type Command, Option } from 'commander';
import { nodeActions } from '../../protocol/index.ts';
import type { Run } from './program.ts';

export function declareClusterCommands(program: Command, run: Run): void {
  program
    .command('status')
    .description('how the cluster is doing, node by node')
    .option('--json', 'print the facts as JSON')
    .addHelpText('after', '\nExit status: 0 ready, 1 no lab is running, 3 running but not ready.')
    .action(run(async () => (await import('./status.ts')).status));

  program
    .command('logs')
    .argument('[node]', 'kafka1, zookeeper1, … or runner; all six nodes when left out')
    .description("the last lines of a node's own log")
    .option('-n, --lines <number>', 'how many lines (default: 200, for all nodes 10 each)')
    .option('-f, --follow', 'go on printing new lines until Ctrl-C')
    .option('--json', 'print them as JSON')
    .addHelpText('after', '\nAlso works while no lab is running.')
    .action(run(async () => (await import('./logs.ts')).logs));

  program
    .command('log')
    .argument('[topic]', 'all partitions on the brokers’ disks when left out')
    .argument('[partition]', 'its number; all of them when left out')
    .description('what a partition is on the disk: segments, batches, records')
    .option('-b, --broker <number>', 'whose copy: 1, 2 or 3 (default: the leader’s)')
    .option('-s, --segment <base>', 'show what is in a segment: its base offset, or active')
    .option('--from <byte>', 'begin at the batch at this byte of the segment (default: 0)')
    .option('--limit <number>', 'batches to show (default: 50)')
    .option('--json', 'print the facts as JSON')
    .addHelpText('after', '\nReads the real files, also of a broker that is stopped.')
    .action(run(async () => (await import('./log/log.ts')).log));

  program
    .command('timeline')
    .description('what the cluster did, event by event, and why')
    .option('-s, --since <when>', 'the number of an event, or a time such as 30s, 5m, 2h (default: 5m)')
    .option('-a, --all', "also the partitions of Kafka's own topics")
    .option('-f, --follow', 'go on printing new events until Ctrl-C')
    .option('--json', 'print the events and the image they start from as JSON')
    .addHelpText('after', timelineHelp)
    .action(run(async () => (await import('./timeline.ts')).timeline));

  const groups = program
    .command('groups')
    .description('consumer groups that have members now, and their programs in the consoles')
    .option('--json', 'print the facts as JSON')
    .addHelpText('after', '\nNever joins a group.')
    .action(run(async () => (await import('./groups.ts')).groups));
  groups
    .command('stop')
    .argument('<group>', 'its name')
    .description(
      'end the programs of a group in the consoles, as Ctrl-C would, and see that it has no members',
    )
    .option(
      '--everything',
      'end whatever runs in the consoles, where its programs cannot be told from the rest',
    )
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExit status: 0 the group has no members any more, 1 it still has.')
    .action(run(async () => (await import('./groups.ts')).stopGroup));

  program
    .command('reset')
    .description('make the cluster as good as new, and prove it; progress is kept')
    .addOption(
      new Option('--soft', 'only empty the cluster, and keep its nodes and its id').conflicts('hard'),
    )
    .option('--hard', 'throw all nodes and their data away, and start fresh ones')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nWithout --soft or --hard it is soft where that is enough, and hard where it is not; it says which.\n' +
        'Exit status: 0 the cluster is as good as new, 1 it is not.',
    )
    .action(run(async () => (await import('./reset.ts')).reset));

  for (const action of nodeActions) {
    program
      .command(action)
      .argument('<node>', 'zookeeper1, zookeeper2, zookeeper3, kafka1, kafka2 or kafka3')
      .description(says[action])
      .option('--json', "print the cluster's state after it as JSON")
      .action(run(async () => (await import('./node-action.ts')).actOnNode(action)));
  }
}

const timelineHelp = `
Each line: number, clock, seconds since the line before, what happened, and why where that can be known.`;

const says = {
  start: 'start a node',
  stop: 'stop a node politely',
  kill: 'kill a node, as a crash would (SIGKILL)',
  pause: 'freeze a node, as a long garbage collection would (SIGSTOP)',
  resume: 'let a paused node go on',
  restart: 'stop a node politely and start it again',
  cut: 'take a node off the network (Docker only)',
  heal: 'bring a node back onto the network (Docker only)',
} as const;
