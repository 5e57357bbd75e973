// Consoles of a seat: the front door of this folder.
export type { CloseReason, Console, ConsoleLink, ConsolePeer } from './console.ts';
export { type ConsoleHub, type ConsoleHubOptions, createConsoleHub } from './console-hub.ts';
export { type ConsoleKeys, createConsoleKeys } from './console-keys.ts';
