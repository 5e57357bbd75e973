// Every word of lab 10 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { groupsAndRebalancing } from './lab.ts';
import { goodbye } from './messages.en.goodbye.ts';
import { share } from './messages.en.share.ts';
import { spectator } from './messages.en.spectator.ts';
import { stopTheWorld } from './messages.en.stop-the-world.ts';
import { storm } from './messages.en.storm.ts';

export const groupsAndRebalancingMessages = defineMessages(groupsAndRebalancing, {
  title: 'Groups and rebalancing',
  exercises: { '10.1': share, '10.2': spectator, '10.3': goodbye, '10.4': stopTheWorld, '10.5': storm },
});
