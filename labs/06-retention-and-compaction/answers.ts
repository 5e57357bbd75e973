// Reference answers and catalogued mistakes of lab 6: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { cutTheHead } from './answers.cut-the-head.ts';
import { lastValue } from './answers.last-value.ts';
import { letTimePass } from './answers.let-time-pass.ts';
import { retentionAndCompaction } from './lab.ts';

export const retentionAndCompactionAnswers = defineAnswers(retentionAndCompaction, {
  '6.1': letTimePass,
  '6.2': lastValue,
  '6.3': cutTheHead,
});
