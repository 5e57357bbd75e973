// Every word of lab 1 a learner can see, in English: one file per exercise, put together here.
import { defineMessages } from '../kit/index.ts';
import { topicProduceConsume } from './lab.ts';
import { createIt } from './messages.en.create-it.ts';
import { realKeys } from './messages.en.real-keys.ts';
import { readingDoesNotRemove } from './messages.en.reading.ts';

export const topicProduceConsumeMessages = defineMessages(topicProduceConsume, {
  title: 'Topic, produce, consume',
  exercises: { '1.1': createIt, '1.2': realKeys, '1.3': readingDoesNotRemove },
});
