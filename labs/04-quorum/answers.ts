// Reference answers and catalogued mistakes of lab 4: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { otherLeader } from './answers.other-leader.ts';
import { survivors } from './answers.survivors.ts';
import { withoutQuorum } from './answers.without-quorum.ts';
import { quorum } from './lab.ts';

export const quorumAnswers = defineAnswers(quorum, {
  '4.1': otherLeader,
  '4.2': withoutQuorum,
  '4.3': survivors,
});
