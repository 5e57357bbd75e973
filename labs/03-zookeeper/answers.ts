// Reference answers and catalogued mistakes of lab 3: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { heartbeat } from './answers.heartbeat.ts';
import { proofOfLife } from './answers.proof-of-life.ts';
import { watchItDie } from './answers.watch-it-die.ts';
import { whatLivesWhere } from './answers.what-lives-where.ts';
import { znodes } from './lab.ts';

export const znodesAnswers = defineAnswers(znodes, {
  '3.1': proofOfLife,
  '3.2': watchItDie,
  '3.3': heartbeat,
  '3.4': whatLivesWhere,
});
