// Runs a `yard` command to its end. Knows none.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const yardProgram = fileURLToPath(new URL('../lab-runner/bin/yard.mjs', import.meta.url));

/** Rejects with what it said when it fails. In a group of its own, so that a Ctrl-C does not cut off a clean-up. */
export async function yard(words: readonly string[], signal?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [yardProgram, ...words], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`yard ${words.join(' ')} ended with ${status}: ${said}`);
}
