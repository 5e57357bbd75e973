// How the exercises of lab 3 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkHeartbeat } from './heartbeat.ts';
import { znodes } from './lab.ts';
import { checkProofOfLife } from './proof-of-life.ts';
import { checkWatchItDie } from './watch-it-die.ts';
import { checkWhatLivesWhere } from './what-lives-where.ts';

export const znodesChecks = defineChecks(znodes, {
  '3.1': checkProofOfLife,
  '3.2': checkWatchItDie,
  '3.3': checkHeartbeat,
  '3.4': checkWhatLivesWhere,
});
