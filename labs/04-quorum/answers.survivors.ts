// Reference answer and mistakes of exercise 4.3. `does-not-survive` has no way: the check runs on six healthy nodes only,
// and those survive the loss of one.
import type { ExerciseAnswers, Mistake, Reason } from '../kit/index.ts';
import type { quorum } from './lab.ts';

type Why = Reason<(typeof quorum)['exercises']['4.3']>;

const numbers = (three: string, four: string, five: string) => ({ three, four, five });
const wrong = (
  name: string,
  reason: Why,
  ...[three, four, five]: [string, string, string]
): Mistake<Why> => ({
  ...{ name, reason, lines: [] },
  answers: numbers(three, four, five),
});

export const survivors: ExerciseAnswers<Why> = {
  solution: { name: 'counted', lines: [], answers: numbers('1', '1', '2') },
  alternatives: [
    {
      name: 'computed',
      lines: ['spare() { echo $(( $1 - ($1 / 2 + 1) )); }'],
      answers: numbers('"$(spare 3)"', '"$(spare 4)"', '"$(spare 5)"'),
    },
  ],
  mistakes: [
    wrong('half of four', 'four-for-two', '1', '2', '2'),
    wrong('how many must stay', 'size-of-majority', '2', '3', '3'),
    wrong('all but one', 'all-but-one', '2', '3', '4'),
    wrong('none', 'wrong-count', '0', '0', '0'),
    wrong('too careful with five', 'wrong-count', '1', '1', '1'),
    { name: 'two of three answered', lines: [], answers: { three: '1', four: '1' }, reason: 'no-answer' },
  ],
  fakes: [
    {
      name: 'tools that always say yes',
      lines: ['kafka-topics() { echo "Created topic."; }', 'yard() { echo "$2: stopped"; }'],
      answers: numbers('1', '2', '2'),
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: ["history -s 'yard stop zookeeper1'", "echo 'Passed. 4.3'"],
    },
  ],
};
