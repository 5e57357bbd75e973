// Reference answers and catalogued mistakes of lab 2: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { dethrone } from './answers.dethrone.ts';
import { politeAndKilled } from './answers.polite-and-killed.ts';
import { whoIsInCharge } from './answers.who-is-in-charge.ts';
import { brokersAndController } from './lab.ts';

export const brokersAndControllerAnswers = defineAnswers(brokersAndController, {
  '2.1': whoIsInCharge,
  '2.2': dethrone,
  '2.3': politeAndKilled,
});
