// How the exercises of lab 9 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkBill } from './bill.ts';
import { howManyPartitions } from './lab.ts';
import { checkMeasured } from './measured.ts';

export const howManyPartitionsChecks = defineChecks(howManyPartitions, {
  '9.1': checkMeasured,
  '9.2': checkBill,
});
