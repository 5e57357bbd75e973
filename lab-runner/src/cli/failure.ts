// Turns whatever a command throws into two lines and an exit status. Knows no command.
import { CommanderError } from 'commander';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import type { Output } from './output.ts';

/** Says what happened and what to do; a stack only ever goes to the log, and only at log level debug. */
export async function reportFailure(
  error: unknown,
  output: Output,
  config?: Pick<Config, 'dataDir' | 'logLevel'>,
): Promise<void> {
  const known = asRailyardError(error);
  // A build's own lines name the file and the line.
  if (known.code === 'SITE_BUILD_FAILED' && typeof known.cause === 'string') output.say(known.cause);
  output.say(known.message);
  output.say(known.remedy);
  if (config?.logLevel !== 'debug') return;
  try {
    const { createLog } = await import('../log.ts');
    createLog(config).debug({ err: error }, 'a command failed');
  } catch {
    // The person has been told already; a log that cannot be written must not hide it.
  }
}

/** Known errors as they are, the operating system's and our own mistakes as INTERNAL. */
export function asRailyardError(error: unknown): RailyardError {
  if (error instanceof RailyardError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new RailyardError('INTERNAL', { detail: withoutFullStop(detail.split('\n')[0] ?? '') }, error);
}

/** The exit status of what commander ends with by itself: help and version are no failure. */
export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

/** A command line that makes no sense, in our words. */
export function usageError(error: CommanderError, helpCommand: string): RailyardError {
  const [sentence = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const guess = suggestion?.replace(/^\(|\)$/g, '');
  const detail = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return new RailyardError('BAD_USAGE', {
    detail: withoutFullStop(detail),
    help: guess === undefined ? `See: ${helpCommand}` : `${guess} See: ${helpCommand}`,
  });
}

function withoutFullStop(text: string): string {
  return text.replace(/[.:\s]+$/, '');
}
