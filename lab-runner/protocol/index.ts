// The wire between runner, page and CLI: routes, messages, errors. Knows no transport.
export * from './class.ts';
export * from './cluster.ts';
export * from './console.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './exercise.ts';
export * from './group-words.ts';
export * from './groups.ts';
export * from './limits.ts';
export * from './partition-log.ts';
export * from './positions.ts';
export * from './railyard-error.ts';
export * from './route-input.ts';
export * from './routes.ts';
export * from './session.ts';
export * from './timeline.ts';
export * from './timeline-words.ts';
