// Every word of lab 5 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { logOnDisk } from './lab.ts';
import { cutTheLog } from './messages.en.cut-the-log.ts';
import { findTheFile } from './messages.en.find-the-file.ts';
import { rawBytes } from './messages.en.raw-bytes.ts';

export const logOnDiskMessages = defineMessages(logOnDisk, {
  title: 'The log on disk',
  exercises: { '5.1': findTheFile, '5.2': cutTheLog, '5.3': rawBytes },
});
