// Every word of lab 4 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { quorum } from './lab.ts';
import { otherLeader } from './messages.en.other-leader.ts';
import { survivors } from './messages.en.survivors.ts';
import { withoutQuorum } from './messages.en.without-quorum.ts';

export const quorumMessages = defineMessages(quorum, {
  title: 'The ensemble and its quorum',
  exercises: { '4.1': otherLeader, '4.2': withoutQuorum, '4.3': survivors },
});
