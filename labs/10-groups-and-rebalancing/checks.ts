// How the exercises of lab 10 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkGoodbye } from './goodbye.ts';
import { groupsAndRebalancing } from './lab.ts';
import { checkShare } from './share.ts';
import { checkSpectator } from './spectator.ts';
import { checkStopTheWorld } from './stop-the-world.ts';
import { checkStorm } from './storm.ts';

export const groupsAndRebalancingChecks = defineChecks(groupsAndRebalancing, {
  '10.1': checkShare,
  '10.2': checkSpectator,
  '10.3': checkGoodbye,
  '10.4': checkStopTheWorld,
  '10.5': checkStorm,
});
