// Every word of lab 9 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { howManyPartitions } from './lab.ts';
import { bill } from './messages.en.bill.ts';
import { measured } from './messages.en.measured.ts';

export const howManyPartitionsMessages = defineMessages(howManyPartitions, {
  title: 'How many partitions',
  exercises: { '9.1': measured, '9.2': bill },
});
