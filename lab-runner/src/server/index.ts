// The HTTP and WebSocket side of the runner: the front door of this folder.
export type { Call, Handlers } from './calls.ts';
export { newToken } from './credentials.ts';
export { createEventHub, type EventHub, type EventHubOptions } from './event-hub.ts';
export { createServer, type RunningServer, type ServerOptions } from './server.ts';
