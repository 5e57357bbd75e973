// Every word of lab 6 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { retentionAndCompaction } from './lab.ts';
import { cutTheHead } from './messages.en.cut-the-head.ts';
import { lastValue } from './messages.en.last-value.ts';
import { letTimePass } from './messages.en.let-time-pass.ts';

export const retentionAndCompactionMessages = defineMessages(retentionAndCompaction, {
  title: 'Retention and compaction',
  exercises: { '6.1': letTimePass, '6.2': lastValue, '6.3': cutTheHead },
});
