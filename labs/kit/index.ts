// The vocabulary of the course: labs, exercises, checks, verdicts. Knows neither Node nor the DOM.
export * from './answers.ts';
export * from './check.ts';
export * from './context.ts';
export * from './four-letter-words.ts';
export * from './groups.ts';
export * from './history.ts';
export * from './image.ts';
export * from './lab.ts';
export * from './messages.ts';
export * from './prediction.ts';
export * from './template.ts';
export * from './topology.ts';
export * from './verdict.ts';
