// Writes what our reader finds exactly as RandomLogs.java tells what Kafka's own reader finds: all bytes of all records,
// header values too, and where a damaged file stops making sense. Only for the proof.
import { type LogRecord, readRecords } from '../records.ts';
import { type ByteSource, inPieces } from '../source.ts';
import { walk } from '../walk.ts';

/** Batches with their records, and the end. */
export async function logAsTold(source: ByteSource): Promise<string> {
  const pieces = inPieces(source);
  const { found, damage } = await walk(pieces);
  const lines: string[] = [];
  for (const one of found) {
    lines.push(`batch ${one.position} ${one.kind === 'batch' && one.intact === true}`);
    if (one.kind === 'old') continue;
    const batch = await pieces.read(one.position, one.header.bytes);
    lines.push(...readRecords(one.header, batch, one).records.map(recordLine));
  }
  return [...lines, `end ${damage?.at ?? source.size} of ${source.size}`, ''].join('\n');
}

function recordLine({ offset, timestamp, key, value, headers }: LogRecord): string {
  const rest = headers.map((header) => ` ${quoted(Buffer.from(header.key))}=${quoted(header.value)}`);
  return `record ${offset} ${timestamp} ${quoted(key)} ${quoted(value)}${rest.join('')}`;
}

function quoted(bytes: Buffer | null): string {
  return bytes === null ? 'null' : `'${bytes.toString('base64')}'`;
}

/** The first byte at which something is wrong; `undefined` for a file that is whole. */
export async function firstDamage(source: ByteSource): Promise<number | undefined> {
  const { found, damage } = await walk(inPieces(source));
  const broken = found.find((one) => one.kind === 'batch' && one.intact !== true);
  return broken?.position ?? damage?.at;
}

/** The same, from what Kafka's reader told of a file. */
export function firstDamageTold(told: string): number | undefined {
  const broken = /^batch (\d+) false$/m.exec(told)?.[1];
  const [, end, size] = /^end (\d+) of (\d+)$/m.exec(told) ?? [];
  return broken !== undefined ? Number(broken) : end === size ? undefined : Number(end);
}
