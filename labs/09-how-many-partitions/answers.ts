// Reference answers and catalogued mistakes of lab 9: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { bill } from './answers.bill.ts';
import { measured } from './answers.measured.ts';
import { howManyPartitions } from './lab.ts';

export const howManyPartitionsAnswers = defineAnswers(howManyPartitions, {
  '9.1': measured,
  '9.2': bill,
});
