// Reference answers and catalogued mistakes of lab 8: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { noKey } from './answers.no-key.ts';
import { oneMore } from './answers.one-more.ts';
import { samePlace } from './answers.same-place.ts';
import { survivingOrder } from './answers.surviving-order.ts';
import { keysAndOrder } from './lab.ts';

export const keysAndOrderAnswers = defineAnswers(keysAndOrder, {
  '8.1': samePlace,
  '8.2': noKey,
  '8.3': oneMore,
  '8.4': survivingOrder,
});
