// Every word of lab 3 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { znodes } from './lab.ts';
import { heartbeat } from './messages.en.heartbeat.ts';
import { proofOfLife } from './messages.en.proof-of-life.ts';
import { watchItDie } from './messages.en.watch-it-die.ts';
import { whatLivesWhere } from './messages.en.what-lives-where.ts';

export const znodesMessages = defineMessages(znodes, {
  title: 'ZooKeeper: znodes, ephemeral nodes, watches',
  exercises: { '3.1': proofOfLife, '3.2': watchItDie, '3.3': heartbeat, '3.4': whatLivesWhere },
});
