// How the exercises of lab 7 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkCoordinator } from './coordinator.ts';
import { offsets } from './lab.ts';
import { checkNextToRead } from './next-to-read.ts';
import { checkNightShift } from './night-shift.ts';
import { checkWindBack } from './wind-back.ts';

export const offsetsChecks = defineChecks(offsets, {
  '7.1': checkNextToRead,
  '7.2': checkWindBack,
  '7.3': checkNightShift,
  '7.4': checkCoordinator,
});
