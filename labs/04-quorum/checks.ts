// How the exercises of lab 4 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { quorum } from './lab.ts';
import { checkOtherLeader } from './other-leader.ts';
import { checkSurvivors } from './survivors.ts';
import { checkWithoutQuorum } from './without-quorum.ts';

export const quorumChecks = defineChecks(quorum, {
  '4.1': checkOtherLeader,
  '4.2': checkWithoutQuorum,
  '4.3': checkSurvivors,
});
