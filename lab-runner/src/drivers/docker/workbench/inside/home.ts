// Runs inside the workbench, as the learner: reads or writes one file of the home, or empties it, by the rules of every
// driver. Words: `read <home> <path>`, `write <home> <path> <bytes> keep|overwrite` with the content on standard input,
// or `clear <home>`. Instead of keep: `over:` and the version that must be there, or nothing for no file.
import { RailyardError } from '../../../../../protocol/index.ts';
import { emptyFolder } from '../../../shell/empty-folder.ts';
import { readHomeFile, type WriteRules, writeHomeFile } from '../../../shell/home.ts';
import { homeStatus } from '../home-status.ts';

const [act, home = '', file = '', bytes = '0', how] = process.argv.slice(2);

try {
  if (act === 'read') {
    const text = await readHomeFile(home, file);
    if (text === undefined) process.exitCode = homeStatus.absent;
    else process.stdout.write(text);
  } else if (act === 'clear') {
    await emptyFolder(home);
  } else {
    await writeHomeFile(home, file, await input(Number(bytes)), rules(how));
  }
} catch (error) {
  const code = error instanceof RailyardError ? error.code : undefined;
  const known = error instanceof RailyardError && code === 'INVALID_FIELD';
  process.stderr.write(known ? String(error.facts.detail) : String((error as Error).message));
  if (code === 'FILE_CHANGED') process.exitCode = homeStatus.changed;
  else process.exitCode = known ? homeStatus.unusable : homeStatus.failed;
}

function rules(word = 'keep'): WriteRules {
  if (!word.startsWith('over:')) return { overwrite: word === 'overwrite' };
  return { version: word === 'over:' ? null : word.slice('over:'.length) };
}

/** Exactly so many bytes: not every way to a container can tell that its input has ended. */
async function input(count: number): Promise<string> {
  const pieces: Buffer[] = [];
  let missing = count;
  if (missing === 0) return '';
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    pieces.push(piece);
    missing -= piece.length;
    if (missing <= 0) return Buffer.concat(pieces).toString('utf8');
  }
  throw new Error('the content came to an early end');
}
