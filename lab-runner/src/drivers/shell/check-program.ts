// What both drivers say of a program whose types they have checked. Starts nothing.
import { RailyardError } from '../../../protocol/index.ts';
import { homePath } from './home.ts';

/** Milliseconds the compiler may take; types can be written that never come to an end. */
export const checkWithinMs = 60_000;

/** The path as the checker takes it: below the home, and no flag. Throws INVALID_FIELD. */
export function programOf(file: string): string {
  homePath(file);
  return `./${file}`;
}

/** What the checker printed. Throws INVALID_FIELD with its own words when it could not check. */
export function answerOf(stdout: string, stderr: string): string {
  if (stdout.startsWith('[')) return stdout;
  const [what = ''] = stderr.trim().split('\n');
  const detail = what === '' ? 'it could not be checked' : what.replace(/\.$/, '').slice(0, 200);
  throw new RailyardError('INVALID_FIELD', { field: 'path', detail });
}
