// How the exercises of lab 0 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkDoor } from './door.ts';
import { bench } from './lab.ts';
import { checkPulse } from './pulse.ts';

export const benchChecks = defineChecks(bench, { '0.1': checkPulse, '0.2': checkDoor });
