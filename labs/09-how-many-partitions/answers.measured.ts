// Reference answer and mistakes of exercise 9.1.
import type { ExerciseAnswers, Mistake, Reason, Way } from '../kit/index.ts';
import type { howManyPartitions } from './lab.ts';

const topics = 'kafka-topics --bootstrap-server kafka1:9092';
const create = (topic: string, partitions: string) =>
  `${topics} --create --topic ${topic} --partitions ${partitions} --replication-factor 3`;
const trial = create('{trial}', '1');
const rate = (name: string, program: string) =>
  `${name}=$(grep -o '[0-9]* a minute' ~/${program}.txt | cut -d ' ' -f 1)`;
const work = (program: string) => `run ${program} | tee ~/${program}.txt`;
const loaded = [trial, work('load.ts'), rate('p', 'load.ts')];
const trialRun = [...loaded, work('unload.ts'), rate('c', 'unload.ts')];
/** The rate of the slower and the faster side. */
const sides = 'slow=$(( p < c ? p : c )); fast=$(( p < c ? c : p ))';
const up = (rate: string) => `$(( ({target} + ${rate} - 1) / (${rate}) ))`;
/** Rates without a measurement: how long one crate takes is written in the program. */
const unloader = 'pace={pace}; c=$(( 60000 / ${pace#*:} ))';
const reckoned = `${unloader}; p=$(( 60000 / \${pace%:*} ))`;
const answers = { produced: '"$p"', consumed: '"$c"' };
const made = (partitions: string) => [...trialRun, sides, create('{topic}', partitions)];

type Why = Reason<(typeof howManyPartitions)['exercises']['9.1']>;

/** The answers of somebody who has done everything well. */
const answered = (name: string, reason: Why, given?: Way['answers']): Mistake<Why> => ({
  ...{ name, lines: made(up('slow')), reason },
  ...(given && { answers: given }),
});

export const measured: ExerciseAnswers<Why> = {
  solution: { name: 'measured, divided, rounded up', lines: made(up('slow')), answers },
  alternatives: [
    {
      name: 'one at first, then as many as it takes',
      lines: [
        ...trialRun,
        sides,
        create('{topic}', '1'),
        `${topics} --alter --topic {topic} --partitions ${up('slow')}`,
      ],
      answers,
    },
    {
      name: 'the rate of the unloader worked out from the pace in its program',
      lines: [...loaded, 'run unload.ts', unloader, sides, create('{topic}', up('slow'))],
      answers,
    },
  ],
  mistakes: [
    { name: 'no trial', lines: [create('{topic}', '6')], reason: 'no-trial' },
    { name: 'measured on three', lines: [create('{trial}', '3')], reason: 'trial-not-one' },
    { name: 'nothing loaded', lines: [trial], reason: 'not-loaded' },
    { name: 'nothing unloaded', lines: loaded, reason: 'not-unloaded' },
    {
      name: 'the place set by the tool, the rates worked out',
      lines: [
        trial,
        'run load.ts',
        'kafka-consumer-groups --bootstrap-server kafka1:9092 --group {group} --topic {trial} --reset-offsets --to-latest --execute',
        reckoned,
        sides,
        create('{topic}', up('slow')),
      ],
      answers,
      reason: 'set-by-hand',
    },
    answered('nothing answered', 'no-answer'),
    answered('crates a second', 'per-second', { produced: '"$(( p / 60 ))"', consumed: '"$(( c / 60 ))"' }),
    answered('the other way round', 'swapped', { produced: '"$c"', consumed: '"$p"' }),
    answered('a loader of the brochure', 'produced-wrong', { produced: '"$(( p * 5 ))"', consumed: '"$c"' }),
    answered('an unloader of the brochure', 'consumed-wrong', {
      produced: '"$p"',
      consumed: '"$(( c * 5 ))"',
    }),
    { name: 'only measured', lines: trialRun, answers, reason: 'absent' },
    { name: 'rounded down', lines: made('$(( {target} / slow ))'), answers, reason: 'rounded-down' },
    { name: 'for the faster one', lines: made(up('fast')), answers, reason: 'smaller-of-two' },
    { name: 'the rates added', lines: made(up('p + c')), answers, reason: 'added-rates' },
    { name: 'plenty', lines: made('30'), answers, reason: 'wrong-count' },
  ],
  fakes: [
    {
      name: 'numbers without a measurement',
      lines: [create('{topic}', '6')],
      answers: { produced: '1500', consumed: '600' },
    },
    {
      name: 'a function in place of run',
      lines: ['run() { echo 60 crates in 6.0 s: 600 a minute; }', 'export -f run', ...made(up('slow'))],
      answers,
    },
  ],
};
