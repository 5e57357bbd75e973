// The words of exercise 3.2.
import type { ExerciseMessages } from '../kit/index.ts';
import type { znodes } from './lab.ts';

export const watchItDie: ExerciseMessages<(typeof znodes)['exercises']['3.2']> = {
  title: 'Watch it die',
  goal: [
    'Open `zookeeper-shell zookeeper1:2181` in one console and leave it open. Type `ls -w /brokers/ids` into it, once.',
    'In a second console stop one broker, wait until it has stopped, and stop another. How many times did the first console report `NodeChildrenChanged`?',
    'Start both brokers again afterwards.',
  ],
  passed:
    'Broker {first} left, and {apart} s later broker {second}. The watch told you of the first. Of the second it said nothing.',
  why: 'A watch that `ls -w` sets rings once. Whoever needs to know what is true must read again, and set the watch in the same breath: what changed in between is found by reading, not by counting rings.',
  hints: [
    'The plus sign at the top right of the console opens a second one. The watch lives in the first, as long as the shell there is open.',
    'The first lines of every shell report `type:None`: that is the connection. Count the lines with `type:NodeChildrenChanged`.',
    'In the first console: `zookeeper-shell zookeeper1:2181`, then `ls -w /brokers/ids`. In the second: `yard stop kafka1`, then `yard stop kafka2`. Look at the first again, and count.',
  ],
  solution:
    'The shell in the background sets one watch and stays. Two brokers leave; the file holds one `NodeChildrenChanged`. The watch was spent when it rang.',
  answers: {
    notifications: { label: 'Notifications', help: 'how many times NodeChildrenChanged was reported' },
  },
  reasons: {
    'nobody-left': {
      expected: 'Two brokers that leave, one after the other.',
      observed: 'Since this attempt began nobody has made a broker leave `/brokers/ids`.',
      hint: 'Stop one with `yard stop kafka1`. The check looks at what the cluster did, not at what was typed.',
    },
    'one-left': {
      expected: 'Two brokers that leave, one after the other.',
      observed: 'Broker {first} was the last to leave, and no other one left while it was away.',
      hint: 'Stop one, leave it stopped, and stop a second one. The surprise is in the second.',
    },
    'not-recorded': {
      expected: 'Two departures, seen by the lab.',
      observed:
        'For some time in this attempt the lab could not watch ZooKeeper, and has not seen two brokers away at once.',
      hint: 'What was not recorded cannot be graded. Start the brokers, set the watch anew, and stop two of them again.',
    },
    'no-answer': {
      expected: 'How many times `NodeChildrenChanged` was reported.',
      observed: 'Brokers {first} and {second} have left. The answer is empty.',
      hint: 'Look at the console in which the watch was set. In the console: `yard check 3.2 --answer notifications=…`.',
    },
    none: {
      expected: 'What a watch on `/brokers/ids` reports when brokers {first} and {second} leave.',
      observed: 'You answered {given}.',
      hint: 'A watch belongs to the session that set it. `zookeeper-shell zookeeper1:2181 ls -w /brokers/ids` prints the list and ends, and the watch ends with it. Open the shell without a command, and type `ls -w` inside.',
    },
    'one-each': {
      expected: 'What one `ls -w` reports.',
      observed: 'You answered {given}: one for each broker.',
      hint: 'Classic watches fire once. If you saw two, one of these happened: you counted the `type:None` of the connection; you typed `ls -w` a second time; or you used `addWatch`, which stays.',
    },
    more: {
      expected: 'How often one `ls -w` rang.',
      observed:
        'You answered {given}. The watch was on `/brokers/ids`, and brokers {first} and {second} left.',
      hint: 'Count only the lines with `type:NodeChildrenChanged`, and set the watch only once.',
    },
  },
  waits: {
    'still-registered':
      'A broker was killed or paused and is still registered: its session runs out 6 s after its last word. Such brokers: {dying}.',
  },
};
