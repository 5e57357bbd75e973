// Reference answer and mistakes of exercise 3.2. Every way ends with all brokers running.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { znodes } from './lab.ts';

const shell = 'zookeeper-shell zookeeper1:2181';
/** A shell in the background: the given lines are typed into it, and it stays until the file `done` is there. */
const watch = (...lines: readonly string[]) => [
  'rm -f done bell.txt; touch bell.txt',
  `( printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}; until [ -e done ]; do sleep 1; done; echo quit ) | ${shell} > bell.txt 2>&1 &`,
];
// The list may be printed around the line that says that the connection stands.
const listed = `until grep -q '[0-9]\\]$' bell.txt; do sleep 0.2; done`;
const finish = 'touch done; wait';
const rings = (what: string) => `count=$(grep -c ${what} bell.txt)`;
const stop = (...nodes: readonly string[]) => nodes.map((node) => `yard stop ${node}`);
const start = (...nodes: readonly string[]) => nodes.map((node) => `yard start ${node}`);
const answers = { notifications: '"$count"' };
const once = [...watch('ls -w /brokers/ids'), listed];
const back = start('kafka1', 'kafka2');

export const watchItDie: ExerciseAnswers<Reason<(typeof znodes)['exercises']['3.2']>> = {
  solution: {
    name: 'one shell in the background, two brokers stopped',
    lines: [...once, ...stop('kafka1', 'kafka2'), finish, rings('NodeChildrenChanged'), ...back],
    answers,
  },
  alternatives: [
    {
      name: 'two brokers killed, one after the other, and asked of another server',
      lines: [
        ...once.map((line) => line.replace('zookeeper1:2181', 'zookeeper2:2182')),
        'yard kill kafka3',
        `until ${shell} ls /brokers/ids | grep -F '[1, 2]'; do :; done`,
        'yard kill kafka2',
        `until ${shell} ls /brokers/ids | grep -F '[1]'; do :; done`,
        finish,
        rings('NodeChildrenChanged'),
        ...start('kafka2', 'kafka3'),
      ],
      answers,
    },
  ],
  mistakes: [
    { name: 'nothing stopped', lines: [], answers: { notifications: '1' }, reason: 'nobody-left' },
    {
      name: 'one broker stopped',
      lines: [...once, ...stop('kafka2'), finish, rings('NodeChildrenChanged'), ...start('kafka2')],
      answers,
      reason: 'one-left',
    },
    {
      name: 'two ZooKeepers in place of two brokers',
      lines: [
        ...stop('zookeeper2', 'zookeeper3'),
        `until yard timeline --since 1m | grep 'ZooKeeper does not answer'; do :; done`,
        ...start('zookeeper2', 'zookeeper3'),
        'until yard status; do :; done',
      ],
      answers: { notifications: '1' },
      reason: 'not-recorded',
    },
    {
      name: 'a watch that stays',
      lines: [
        ...watch('addWatch -m PERSISTENT /brokers/ids', 'ls /brokers/ids'),
        listed,
        ...stop('kafka2', 'kafka3'),
        finish,
        rings('NodeChildrenChanged'),
        ...start('kafka2', 'kafka3'),
      ],
      answers: { notifications: '"$count"' },
      reason: 'one-each',
    },
    {
      name: 'a shell that ends at once',
      lines: [
        `${shell} ls -w /brokers/ids > bell.txt`,
        ...stop('kafka1', 'kafka3'),
        rings('NodeChildrenChanged'),
        ...start('kafka1', 'kafka3'),
      ],
      answers,
      reason: 'none',
    },
    {
      name: 'everything that looks like an event counted, and the brokers that came back',
      lines: [...stop('kafka1', 'kafka2'), ...back],
      answers: { notifications: '5' },
      reason: 'more',
    },
    {
      name: 'nothing answered',
      lines: [...stop('kafka2', 'kafka1'), ...back],
      reason: 'no-answer',
    },
  ],
  fakes: [
    {
      name: 'a function in place of yard',
      lines: ['yard() { echo "$2: stopped"; }', 'yard stop kafka1', 'yard stop kafka2'],
      answers: { notifications: '1' },
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [`history -s 'yard stop kafka1'`, `echo 'Passed. 3.2'`],
      answers: { notifications: '1' },
    },
  ],
};
