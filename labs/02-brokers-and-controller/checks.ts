// How the exercises of lab 2 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkDethrone } from './dethrone.ts';
import { brokersAndController } from './lab.ts';
import { checkPoliteAndKilled } from './polite-and-killed.ts';
import { checkWhoIsInCharge } from './who-is-in-charge.ts';

export const brokersAndControllerChecks = defineChecks(brokersAndController, {
  '2.1': checkWhoIsInCharge,
  '2.2': checkDethrone,
  '2.3': checkPoliteAndKilled,
});
