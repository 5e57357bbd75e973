// Reference answer and mistakes of exercise 3.3.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { znodes } from './lab.ts';
import { inOneStroke } from './one-stroke.ts';

const shell = 'zookeeper-shell zookeeper1:2181';
const type = (...lines: readonly string[]) =>
  `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} | ${shell}`;
const [east, west] = ['/lab/{east}', '/lab/{west}'];
const parents = type('create /lab', `create ${east}`, `create ${west}`, 'quit');
const [beatEast, beatWest] = [`create -e -s ${east}/beat-`, `create -e -s ${west}/beat-`];
const round = type(beatEast, beatWest, 'quit');
/** `Created …` is written to standard error. */
const last = `last=$(${type(beatEast, beatWest, 'quit')} 2>&1 | grep Created | grep -o '{east}/beat-[0-9]*')`;
const answers = { last: '"$last"' };
/** A shell in the background that stays until the file `done` is there. */
const stay = (...lines: readonly string[]) =>
  `( printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}; until [ -e done ]; do sleep 1; done; echo quit ) | ${shell} > stay.txt 2>&1 &`;
const until = (count: number) => `until [ "$(grep -c Created stay.txt)" = ${count} ]; do sleep 0.2; done`;
const ready = 'rm -f done stay.txt; touch stay.txt';

export const heartbeat: ExerciseAnswers<Reason<(typeof znodes)['exercises']['3.3']>> = {
  solution: { name: 'two shells that quit', lines: [parents, round, round], answers: { last: '1' } },
  alternatives: [
    {
      name: 'shells that go without a word, and the name as it was printed',
      lines: [parents, round.replace(" 'quit'", ''), last.replace(" 'quit'", '')],
      answers,
    },
    {
      name: 'three rounds, the third from a shell of another server that is killed',
      lines: [
        parents,
        round,
        round,
        ready,
        stay(beatEast, beatWest).replace('zookeeper1:2181', 'zookeeper3:2183'),
        until(2),
        `last=$(grep -o '{east}/beat-[0-9]*' stay.txt)`,
        // The shell's java is the last process of the background pipeline.
        'kill -9 $!; touch done; wait',
      ],
      answers,
    },
  ],
  mistakes: [
    { name: 'nothing made', lines: [], answers: { last: '1' }, reason: 'no-platforms' },
    {
      name: 'the parents ephemeral',
      lines: [type('create /lab', `create -e ${east}`, `create -e ${west}`, 'quit')],
      answers: { last: '1' },
      reason: 'no-platforms',
    },
    {
      name: 'one parent',
      lines: [type('create /lab', `create ${east}`, beatEast, 'quit')],
      answers: { last: '0' },
      reason: 'one-platform',
    },
    { name: 'only the parents', lines: [parents], answers: { last: '1' }, reason: 'no-heartbeat' },
    {
      name: 'no -e',
      lines: [parents, round.replaceAll('-e -s', '-s'), round.replaceAll('-e -s', '-s')],
      answers: { last: '1' },
      reason: 'persistent',
    },
    { name: 'one round', lines: [parents, round], answers: { last: '0' }, reason: 'once' },
    {
      name: 'persistent ones, deleted by hand',
      lines: [
        parents,
        type(
          ...['0', '1'].flatMap((number) => [
            `create -s ${east}/beat-`,
            `create -s ${west}/beat-`,
            `delete ${east}/beat-000000000${number}`,
            `delete ${west}/beat-000000000${number}`,
          ]),
          'quit',
        ),
      ],
      answers: { last: '1' },
      reason: 'not-together',
    },
    {
      name: 'a shell for each',
      lines: [parents, ...[beatEast, beatWest, beatEast, beatWest].map((beat) => type(beat, 'quit'))],
      answers: { last: '1' },
      reason: 'not-together',
    },
    {
      name: 'both deleted in one transaction by a program',
      lines: [parents, round, ...inOneStroke(`${east}/beat-0000000001`, `${west}/beat-0000000001`)],
      answers: { last: '1' },
      reason: 'by-hand',
    },
    {
      name: 'no -s, seen while it beats',
      lines: [parents, ready, stay(`create -e ${east}/beat`, `create -e ${west}/beat`), until(2)],
      answers: { last: '0' },
      reason: 'no-number',
    },
    {
      name: 'a shell for each, seen while they beat',
      lines: [
        parents,
        ready,
        stay(beatEast).replace('> stay.txt', '>> stay.txt'),
        stay(beatWest).replace('> stay.txt', '>> stay.txt'),
        until(2),
      ],
      answers: { last: '0' },
      reason: 'two-shells',
    },
    {
      name: 'the counter begun again',
      lines: [parents, round, round],
      answers: { last: '0' },
      reason: 'starts-over',
    },
    {
      name: 'counted from one',
      lines: [parents, round, round],
      answers: { last: 'beat-0000000002' },
      reason: 'counted-from-one',
    },
    { name: 'a letter', lines: [parents, round, round], answers: { last: 'beat-' }, reason: 'wrong-number' },
    { name: 'nothing answered', lines: [parents, round, round], reason: 'no-answer' },
  ],
  fakes: [
    {
      name: 'a function in place of the shell',
      lines: [`zookeeper-shell() { echo 'Created ${east}/beat-0000000001'; }`, parents, round, last],
      answers,
    },
    {
      name: 'persistent ones, swept away together with everything in them',
      lines: [
        parents,
        type(
          `create ${east}/beat-0000000000`,
          `create ${west}/beat-0000000000`,
          `create ${east}/beat-0000000001`,
          `create ${west}/beat-0000000001`,
          `deleteall ${east}`,
          `deleteall ${west}`,
          `create ${east}`,
          `create ${west}`,
          'quit',
        ),
      ],
      answers: { last: '1' },
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [`history -s '${beatEast}'`, `echo 'Passed. 3.3'`],
      answers: { last: '1' },
    },
  ],
};
