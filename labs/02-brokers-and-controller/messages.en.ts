// Every word of lab 2 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { brokersAndController } from './lab.ts';
import { dethrone } from './messages.en.dethrone.ts';
import { politeAndKilled } from './messages.en.polite-and-killed.ts';
import { whoIsInCharge } from './messages.en.who-is-in-charge.ts';

export const brokersAndControllerMessages = defineMessages(brokersAndController, {
  title: 'Brokers and the controller',
  exercises: { '2.1': whoIsInCharge, '2.2': dethrone, '2.3': politeAndKilled },
});
