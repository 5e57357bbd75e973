// Reference answers and catalogued mistakes of lab 1: one file per exercise, put together here.
import { defineAnswers } from '../kit/index.ts';
import { createIt } from './answers.create-it.ts';
import { readingDoesNotRemove } from './answers.reading.ts';
import { realKeys } from './answers.real-keys.ts';
import { topicProduceConsume } from './lab.ts';

export const topicProduceConsumeAnswers = defineAnswers(topicProduceConsume, {
  '1.1': createIt,
  '1.2': realKeys,
  '1.3': readingDoesNotRemove,
});
