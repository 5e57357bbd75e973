// Reference answers and catalogued mistakes of lab 5: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { cutTheLog } from './answers.cut-the-log.ts';
import { findTheFile } from './answers.find-the-file.ts';
import { rawBytes } from './answers.raw-bytes.ts';
import { logOnDisk } from './lab.ts';

export const logOnDiskAnswers = defineAnswers(logOnDisk, {
  '5.1': findTheFile,
  '5.2': cutTheLog,
  '5.3': rawBytes,
});
