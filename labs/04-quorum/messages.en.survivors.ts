// The words of exercise 4.3, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { quorum } from './lab.ts';

export const survivors: ExerciseMessages<(typeof quorum)['exercises']['4.3']> = {
  title: 'How many may go',
  goal: [
    'How many nodes can an ensemble lose and still have a quorum? Say it for three nodes, for four, and for five.',
    'When the numbers are right, the check stops `{victim}`, makes a topic and deletes it, and starts `{victim}` again. That takes about ten seconds.',
  ],
  passed:
    'With `{victim}` stopped a topic was made and deleted. Three nodes can lose one, four also one, five two.',
  why: 'To survive the loss of f nodes you need 2f + 1. The even number buys nothing: a fourth node has to be kept running, and saves nobody.',
  hints: [
    'A quorum is more than half of all nodes, those that are down included.',
    'More than half of three is two, of four it is three, of five it is three. What is left over may go.',
  ],
  solution:
    'A majority of 3 is 2, which leaves 1. A majority of 4 is 3, which leaves 1. A majority of 5 is 3, which leaves 2.',
  answers: {
    three: { label: 'Of three nodes', help: 'how many may be lost' },
    four: { label: 'Of four nodes', help: 'how many may be lost' },
    five: { label: 'Of five nodes', help: 'how many may be lost' },
  },
  reasons: {
    'no-answer': {
      expected: 'Three numbers.',
      observed: 'At least one field was empty.',
      hint: 'One for three nodes, one for four, one for five.',
    },
    'size-of-majority': {
      expected: 'How many may be lost.',
      observed: 'You gave {given}: how many must stay.',
      hint: 'Those are the majorities, and they are right. The question is how many are left over.',
    },
    'all-but-one': {
      expected: 'How many may be lost with a majority left.',
      observed: 'You gave {given}: all but one.',
      hint: 'One survivor cannot know whether the others are dead, or only out of reach and busy with another leader. So it must not go on alone.',
    },
    'four-for-two': {
      expected: 'How many of four may be lost with more than half of four left.',
      observed: 'You gave {given}. With two of four lost, two are left.',
      hint: 'Two of four is half, not more than half. If a cable is cut in the middle, both halves would believe they are the one that goes on.',
    },
    'wrong-count': {
      expected: 'How many may be lost with more than half left.',
      observed: 'You gave {given}.',
      hint: 'Take the size, find the smallest number that is more than half of it, and subtract.',
    },
    'does-not-survive': {
      expected: 'A topic made and deleted with `{victim}` stopped.',
      observed: 'Your numbers are right, but on this cluster it did not work: {said}',
      hint: 'This is the lab, not you. Press Check again; if it stays, make a fresh cluster with `yard reset`.',
    },
  },
  waits: {},
};
