// Which processes are taken for the members of a group, and how a process is called.
import { describe, expect, it } from 'vitest';
import { asTyped, membersAmong, programViews } from './told-apart.ts';

const java = (main: string, ...rest: string[]) => [
  '/opt/java/bin/java',
  '-Xmx256m',
  '-cp',
  '/a/*',
  main,
  ...rest,
];
const consoleConsumer = 'org.apache.kafka.tools.consumer.ConsoleConsumer';
let pid = 100;
const program = (args: readonly string[], parent = 10) => ({
  ...{ pid: (pid += 1), parent, args, since: 1, foreground: false },
  console: { id: 'one', title: 'Console 1' },
});

describe('the members of a group', () => {
  const reader = program(java(consoleConsumer, '--topic', 'orders', '--group', 'billing'));

  it.each([
    [['--group', 'billing'], true],
    [['--group=billing'], true],
    [['--consumer-property', 'group.id=billing'], true],
    [['--group', 'billing-2'], false],
    [['--topic', 'billing'], false],
  ])('are those started with %j: %s', (words, found) => {
    const one = program(java(consoleConsumer, ...words));
    expect(membersAmong([one, program(['sleep', '60'])], 'billing', 1)).toEqual(found ? [one] : []);
  });

  it('are not told apart where there are more or fewer of them', () => {
    expect(membersAmong([reader], 'billing', 2)).toEqual([]);
    expect(membersAmong([reader, { ...reader, pid: 7 }], 'billing', 1)).toEqual([]);
  });

  it('are not those who only ask, nor who started them', () => {
    const asking = java('org.apache.kafka.tools.consumer.group.ConsumerGroupCommand', '--group', 'billing');
    const timeout = program(['timeout', '60', 'kafka-console-consumer', '--group', 'billing']);
    const child = { ...reader, parent: timeout.pid };
    expect(membersAmong([program(asking), timeout, child], 'billing', 1)).toEqual([child]);
  });
});

describe('a command line', () => {
  it.each([
    [java(consoleConsumer, '--topic', 'a'), 'kafka-console-consumer --topic a'],
    [java('kafka.tools.ConsoleProducer'), 'kafka-console-producer'],
    [java('org.apache.kafka.tools.TopicCommand', '--list'), 'TopicCommand --list'],
    [['java', '-jar', 'mine.jar'], 'java -jar mine.jar'],
    [
      ['/usr/bin/node', '--import', 'file:///l/names.mjs', '/l/consumer.mjs', '--topic', 'a'],
      'consumer --topic a',
    ],
    [['/bin/sh', '/lab/bin/run', 'order.ts'], 'run order.ts'],
    [['node', 'x.js'], 'node x.js'],
    [['sh', '-c', 'a\u001b[2J\nb'], 'sh -c a [2J b'],
    [['echo', 'x'.repeat(400)], `echo ${'x'.repeat(154)}…`],
  ])('%j is shown as typed', (args, typed) => {
    expect(asTyped(args)).toBe(typed);
  });
});

it('what a program has started is not listed, and a copy of the shell is nothing', () => {
  const copy = program(['/bin/bash', '--noprofile', '--rcfile', '/l/bashrc', '-i']);
  const sleep = program(['sleep', '60'], copy.pid);
  const run = program(['/bin/sh', '/lab/bin/run', 'order.ts']);
  const node = program(['node', 'order.js'], run.pid);
  expect(programViews([copy, sleep, run, node])).toEqual([
    { console: 'Console 1', command: 'sleep 60', since: 1 },
    { console: 'Console 1', command: 'run order.ts', since: 1 },
  ]);
});
