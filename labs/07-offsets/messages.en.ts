// Every word of lab 7 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { offsets } from './lab.ts';
import { coordinator } from './messages.en.coordinator.ts';
import { nextToRead } from './messages.en.next-to-read.ts';
import { nightShift } from './messages.en.night-shift.ts';
import { windBack } from './messages.en.wind-back.ts';

export const offsetsMessages = defineMessages(offsets, {
  title: 'Offsets',
  exercises: { '7.1': nextToRead, '7.2': windBack, '7.3': nightShift, '7.4': coordinator },
});
