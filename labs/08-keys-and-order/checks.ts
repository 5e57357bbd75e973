// How the exercises of lab 8 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { keysAndOrder } from './lab.ts';
import { checkNoKey } from './no-key.ts';
import { checkOneMore } from './one-more.ts';
import { checkSamePlace } from './same-place.ts';
import { checkSurvivingOrder } from './surviving-order.ts';

export const keysAndOrderChecks = defineChecks(keysAndOrder, {
  '8.1': checkSamePlace,
  '8.2': checkNoKey,
  '8.3': checkOneMore,
  '8.4': checkSurvivingOrder,
});
