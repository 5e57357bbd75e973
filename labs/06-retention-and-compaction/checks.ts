// How the exercises of lab 6 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkCutTheHead } from './cut-the-head.ts';
import { checkLastValue } from './last-value.ts';
import { retentionAndCompaction } from './lab.ts';
import { checkLetTimePass } from './let-time-pass.ts';

export const retentionAndCompactionChecks = defineChecks(retentionAndCompaction, {
  '6.1': checkLetTimePass,
  '6.2': checkLastValue,
  '6.3': checkCutTheHead,
});
