// How the exercises of lab 1 are graded, one file each.
import { defineChecks } from '../kit/index.ts';
import { checkCreateIt } from './create-it.ts';
import { topicProduceConsume } from './lab.ts';
import { checkReading } from './reading.ts';
import { checkRealKeys } from './real-keys.ts';

export const topicProduceConsumeChecks = defineChecks(topicProduceConsume, {
  '1.1': checkCreateIt,
  '1.2': checkRealKeys,
  '1.3': checkReading,
});
