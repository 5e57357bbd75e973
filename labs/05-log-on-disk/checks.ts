// How the exercises of lab 5 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkCutTheLog } from './cut-the-log.ts';
import { checkFindTheFile } from './find-the-file.ts';
import { logOnDisk } from './lab.ts';
import { checkRawBytes } from './raw-bytes.ts';

export const logOnDiskChecks = defineChecks(logOnDisk, {
  '5.1': checkFindTheFile,
  '5.2': checkCutTheLog,
  '5.3': checkRawBytes,
});
