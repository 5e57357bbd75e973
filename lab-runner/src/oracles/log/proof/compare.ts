// The proof: segments read by Kafka and by our reader, compared letter by letter; damaged ones by where the damage begins.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { segmentFile } from '../file-names.ts';
import { fromBytes } from '../source.ts';
import { indexAsDumped, logAsDumped } from './as-dump-log.ts';
import { firstDamage, firstDamageTold, logAsTold } from './as-told.ts';
import { dump, type Java, type LogsAsked, makeLogs } from './kafka-made.ts';

export interface Comparison {
  logs: number;
  indexes: number;
  batches: number;
  records: number;
  bytes: number;
  damaged: number;
  /** One sentence each. */
  readonly differences: string[];
}

/** Files dumped by one JVM. */
const atOnce = 80;

/** Makes random logs in the folder and compares all that is in it. */
export async function compareRandomLogs(runtime: Java, asked: LogsAsked): Promise<Comparison> {
  await makeLogs(runtime, asked);
  const sum: Comparison = {
    ...{ logs: 0, indexes: 0, batches: 0, records: 0, bytes: 0, damaged: 0 },
    differences: [],
  };
  const folders = Array.from({ length: asked.logs }, (_, number) => path.join(asked.folder, String(number)));
  const files: string[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder)).sort();
    const segment = names.filter((name) => segmentFile(name) !== undefined);
    files.push(...segment.map((name) => path.join(folder, name)));
    const log = segment.find((name) => name.endsWith('.log'));
    if (log !== undefined) await compareTold(folder, log, sum);
    for (const name of names.filter((one) => /^damaged-\d$/.test(one)))
      await compareDamage(folder, name, sum);
  }
  await compareDumps(runtime, files, sum);
  return sum;
}

/** Compares segment and index files of any origin with what kafka-dump-log prints of them. */
export async function compareDumps(
  runtime: Java,
  files: readonly string[],
  sum: Pick<Comparison, 'indexes' | 'logs' | 'differences'>,
): Promise<void> {
  for (let at = 0; at < files.length; at += atOnce) {
    const some = files.slice(at, at + atOnce);
    const printed = await dump(runtime, some);
    for (const [index, file] of some.entries()) {
      const part = segmentFile(path.basename(file));
      if (part === undefined || part.kind === 'snapshot') continue;
      const bytes = await readFile(file);
      const ours =
        part.kind === 'log'
          ? await logAsDumped(fromBytes(bytes), part.base)
          : indexAsDumped(part.kind, bytes, part.base);
      if (part.kind === 'log') sum.logs += 1;
      else sum.indexes += 1;
      // Of an index without entries it says that it is empty.
      const theirs = (printed[index] ?? '').replace(/^.* is empty\.\n$/, '');
      if (sameMarks(ours) !== sameMarks(theirs))
        sum.differences.push(`${file}: ${firstDifference(sameMarks(ours), sameMarks(theirs))}`);
    }
  }
}

/**
 * Java and Node put another number of replacement marks for the same bytes that are no UTF-8; the bytes themselves are
 * compared in base 64.
 */
function sameMarks(text: string): string {
  return text.replace(/\uFFFD+/g, '\uFFFD');
}

async function compareTold(folder: string, log: string, sum: Comparison): Promise<void> {
  const told = await readFile(path.join(folder, 'told.txt'), 'utf8');
  const bytes = await readFile(path.join(folder, log));
  const ours = await logAsTold(fromBytes(bytes));
  sum.bytes += bytes.length;
  sum.batches += told.match(/^batch /gm)?.length ?? 0;
  sum.records += told.match(/^record /gm)?.length ?? 0;
  if (ours !== told) sum.differences.push(`${folder}, bytes of records: ${firstDifference(ours, told)}`);
}

async function compareDamage(folder: string, name: string, sum: Comparison): Promise<void> {
  const told = await readFile(path.join(folder, `${name}.txt`), 'utf8');
  const bytes = await readFile(path.join(folder, name));
  const ours = await firstDamage(fromBytes(bytes));
  const theirs = firstDamageTold(told);
  sum.damaged += 1;
  if (ours === theirs) return;
  sum.differences.push(
    `${folder}/${name}: damage at ${ours ?? 'no'} byte, Kafka says ${theirs ?? 'no'} byte`,
  );
}

function firstDifference(ours: string, theirs: string): string {
  const mine = ours.split('\n');
  const others = theirs.split('\n');
  const line = mine.findIndex((text, index) => text !== others[index]);
  const at = line < 0 ? mine.length : line;
  return `line ${at + 1} is\n  ${mine[at] ?? '(missing)'}\nand of Kafka\n  ${others[at] ?? '(missing)'}`;
}
