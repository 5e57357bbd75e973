// The timeline: what the cluster did, event by event, with causes; in memory here, kept by a store.
export { historySince } from './history.ts';
export { type Asker } from './node-story.ts';
export { createTimeline, nodeStates, type Timeline } from './recorder.ts';
