// What the page may use of the runner's client.
export type { Call } from './caller.ts';
export { type Classroom, type Door, createClassroom } from './classroom.ts';
export { type RunnerClient, createRunnerClient } from './client.ts';
export type { ConsoleLinkState, TerminalPort } from './console-link.ts';
export type { DeskConsole, Shell } from './desk-console.ts';
export type { Desk, RunOutcome } from './desk.ts';
export { type Drafts, createDrafts } from './drafts.ts';
export type { Link } from './feed.ts';
export type { Heard } from './history.ts';
export { type LessonFileDoc, createLessonFile, isUnsaved } from './lesson-file.ts';
export type { Answer, Problem } from './problem.ts';
export { watchForNewcomer } from './newcomer.ts';
export { createSaved } from './saved.ts';
export { browserSocket } from './socket.ts';
export { type Readable, type Store, createStore } from './store.ts';
export { takeToken } from './token.ts';
