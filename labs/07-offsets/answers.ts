// Reference answers and catalogued mistakes of lab 7: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { coordinator } from './answers.coordinator.ts';
import { nextToRead } from './answers.next-to-read.ts';
import { nightShift } from './answers.night-shift.ts';
import { windBack } from './answers.wind-back.ts';
import { offsets } from './lab.ts';

export const offsetsAnswers = defineAnswers(offsets, {
  '7.1': nextToRead,
  '7.2': windBack,
  '7.3': nightShift,
  '7.4': coordinator,
});
