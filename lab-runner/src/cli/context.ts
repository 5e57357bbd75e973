// What every command is given, and what it gives back. Types only.
import type { Config } from '../config.ts';
import type { Output } from './output.ts';

export interface CommandContext {
  readonly config: Config;
  readonly output: Output;
  /** Facts as JSON instead of words. */
  readonly json: boolean;
}

/** Exit statuses; the help of each command says what they mean there. */
export const exitStatus = {
  good: 0,
  failed: 1,
  /** Of `check` only, where 1 means that the check failed. */
  usage: 2,
  /** The answer is neither yes nor no at this moment. */
  notNow: 3,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus] | number;
