// Reference answers and catalogued mistakes of lab 10: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { goodbye } from './answers.goodbye.ts';
import { share } from './answers.share.ts';
import { spectator } from './answers.spectator.ts';
import { stopTheWorld } from './answers.stop-the-world.ts';
import { storm } from './answers.storm.ts';
import { groupsAndRebalancing } from './lab.ts';

export const groupsAndRebalancingAnswers = defineAnswers(groupsAndRebalancing, {
  '10.1': share,
  '10.2': spectator,
  '10.3': goodbye,
  '10.4': stopTheWorld,
  '10.5': storm,
});
