// Every word of lab 8 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { keysAndOrder } from './lab.ts';
import { noKey } from './messages.en.no-key.ts';
import { oneMore } from './messages.en.one-more.ts';
import { samePlace } from './messages.en.same-place.ts';
import { survivingOrder } from './messages.en.surviving-order.ts';

export const keysAndOrderMessages = defineMessages(keysAndOrder, {
  title: 'Keys and order',
  exercises: { '8.1': samePlace, '8.2': noKey, '8.3': oneMore, '8.4': survivingOrder },
});
