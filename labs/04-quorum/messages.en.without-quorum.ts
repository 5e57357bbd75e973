// The words of exercise 4.2, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { quorum } from './lab.ts';

const servers = '{bootstrap}';

export const withoutQuorum: ExerciseMessages<(typeof quorum)['exercises']['4.2']> = {
  title: 'Two of three down',
  goal: [
    'First lock your prediction. Then make a topic `{written}` with three copies, stop two of the three ZooKeepers, and leave all brokers running.',
    'While they are down: send at least one record to `{written}`, and ask for a new topic `{asked}`. The tool will give up; that is part of it.',
    'Then start the ZooKeepers again and press Check. It looks at the times of your records and at what became of `{asked}`.',
  ],
  passed:
    'ZooKeeper had no quorum for {lasted} s. Records taken in all the same: {records}. The first, `{value}`, came {at} s after it began. The topic `{asked}` had to wait: it was made {after} s after the second ZooKeeper was back.',
  why: 'Records never pass through ZooKeeper. It is needed for decisions: a new topic, a new leader, a new controller. Without it Kafka goes on as it stood, and cannot change.',
  hints: [
    '`yard stop zookeeper2`, then `yard stop zookeeper3`. The `yard status` that follows still counts three brokers.',
    `\`kafka-topics --bootstrap-server ${servers} --create --topic {asked}\` waits a minute before it gives up. Ctrl-C ends it sooner; the broker has heard it all the same. Once is enough: every request that waits keeps one of the broker\'s four hands busy.`,
    'Nothing can be checked before the quorum is back. `yard start zookeeper2`, `yard start zookeeper3`, then Check.',
  ],
  solution:
    'The record went to a leader that was in office already, and was copied by followers that were known already: nobody had to be asked. The topic would have to be written into ZooKeeper, so the broker held the request back. It was carried out as soon as ZooKeeper could write again.',
  answers: {},
  reasons: {
    'not-predicted': {
      expected: 'A prediction, locked before anything is stopped.',
      observed: 'There is none in this attempt.',
      hint: 'Lock it in the card of this exercise. A wrong one costs nothing.',
    },
    'predicted-late': {
      expected: 'A prediction from before the quorum was lost.',
      observed: 'In this attempt there was a time without a quorum before you locked it.',
      hint: 'Perhaps you stopped two ZooKeepers in another place, or the whole lab. Press "Try again with new values", lock your prediction, and do it once more with the new names.',
    },
    'no-loss': {
      expected: 'A time with fewer than two ZooKeepers running.',
      observed: 'All three ran all the time since this attempt began.',
      hint: 'Stop two of them: `yard stop zookeeper2` and `yard stop zookeeper3`.',
    },
    'still-a-majority': {
      expected: 'A time with fewer than two ZooKeepers running.',
      observed:
        'Two of the three were running at all times. Two of three are a majority, so there was a quorum.',
      hint: 'Three ZooKeepers can lose one, and nobody notices. Stop a second one.',
    },
    'broker-down': {
      expected: 'All brokers running while ZooKeeper had no quorum.',
      observed: '`{broker}` was down as well.',
      hint: 'What a broker leads is lost with it, and nobody can choose a new leader now: two things at once are hard to tell apart. Start it, and begin anew.',
    },
    'no-topic': {
      expected: 'A topic `{written}`, made while ZooKeeper still had its quorum.',
      observed: 'There is no such topic.',
      hint: 'Make it first, with three copies. When the ZooKeepers are down it is too late.',
    },
    'no-records': {
      expected: 'At least one record in `{written}`.',
      observed: 'The topic is empty.',
      hint: 'Send something with `kafka-console-producer` while two ZooKeepers are down.',
    },
    'outside-the-loss': {
      expected: 'A record in `{written}` from the time when ZooKeeper had no quorum.',
      observed: 'The one that comes closest was sent {when}.',
      hint: 'The time in the record decides. Send one more while two ZooKeepers are down.',
    },
    'asked-before': {
      expected: 'A topic `{asked}` that was asked for during the loss.',
      observed: 'It was there before the quorum came back.',
      hint: 'It was made while ZooKeeper could still write. Begin anew with new values, and ask for it when two ZooKeepers are down.',
    },
    'not-asked': {
      expected: 'A topic `{asked}`, asked for during the loss and made after it.',
      observed: 'There is no such topic, and nobody is making one.',
      hint: 'Two ZooKeepers down, then `kafka-topics --create`. It gives up after a minute, and the topic comes when the quorum is back. If you paused them: stop them instead. A request that waits for paused ZooKeepers is lost when they wake up.',
    },
    'asked-afterwards': {
      expected:
        'A topic `{asked}` that was asked for during the loss. Such a request lies in the broker, which carries it out the moment it has ZooKeeper again.',
      observed: 'It was made when its broker had had ZooKeeper again for {after} s.',
      hint: 'So you asked for it when all was well again. Begin anew with new values, and ask while two ZooKeepers are down.',
    },
  },
  waits: {
    'quorum-away':
      'ZooKeeper has had no quorum for {seconds} s: {missing} do not run. What you did can be checked when they are back: start them again, then press Check.',
  },
  prediction: {
    question:
      'Two of the three ZooKeepers are gone; all three brokers run. What still works? (a) sending and reading records, (b) making a topic, (c) a new leader when a broker dies.',
    options: {
      nothing: 'None of it: Kafka stops with ZooKeeper',
      'records-only': 'Only (a)',
      'no-topics': '(a) and (c), but not (b)',
      all: 'All of it: running brokers do not need ZooKeeper',
    },
    happened: {
      'records-only':
        'Only (a). Records that came in without a quorum: {records}. The topic waited until the quorum was back. A new leader would have had to wait as well: the controller writes it into ZooKeeper.',
    },
    surprise:
      'ZooKeeper is often drawn in the middle of everything, as if all traffic went through it. It stands beside the track: trains that run go on running, but nobody can set a switch.',
  },
};
