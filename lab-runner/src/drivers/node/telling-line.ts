// Finds the line of a node's log that says why it ended. Pure but for reading the tail of a file.
import { open } from 'node:fs/promises';

const tailBytes = 512 * 1024;

/** The last `lines` lines of a file, without the final line break; empty when there is no such file. */
export async function tail(file: string, lines: number): Promise<string> {
  const text = await lastBytes(file);
  const all = text.split('\n');
  if (all.at(-1) === '') all.pop();
  return lines <= 0 ? '' : all.slice(-lines).join('\n');
}

async function lastBytes(file: string, from = 0): Promise<string> {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = await handle.stat();
    // A file that has become smaller was begun anew.
    const start = Math.max(size < from ? 0 : from, size - tailBytes);
    const buffer = Buffer.alloc(size - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

/** Why a node ended, from what its JVM printed and what it logged after byte `from` of its log. */
export async function whyItEnded(output: string, serverLog: string, from: number): Promise<string> {
  return tellingLine(`${await lastBytes(serverLog, from)}\n${await lastBytes(output)}`);
}

/** The most telling line: the innermost cause, else the last fatal line, error, or simply the last line. */
export function tellingLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at ') && !/^\.\.\. \d+ more$/.test(line));
  const line =
    last(lines, /^Terminating due to java\.lang\.OutOfMemoryError/) ??
    last(lines, /^Caused by: /) ??
    last(lines, /^[\w.$]+(Exception|Error)(:|$)/) ??
    last(lines, /\] FATAL /) ??
    last(lines, /\] ERROR /) ??
    last(lines, /^Error: |^Error occurred|^Unrecognized /) ??
    lines.at(-1);
  if (line === undefined) return 'it left no word in its log';
  const words = line
    .replace(/^\[[^\]]*\] \w+ /, '')
    .replace(/ \([\w.$]+\)$/, '')
    .replace(/^Caused by: /, '')
    .replace(/[.:]+$/, '');
  return words.length > 240 ? `${words.slice(0, 240)} …` : words;
}

function last(lines: readonly string[], pattern: RegExp): string | undefined {
  return lines.filter((line) => pattern.test(line)).at(-1);
}
