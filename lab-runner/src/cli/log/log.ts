// `yard log`: what lies on the brokers' disks: replicas, the segments of one, or the batches and records of a segment.
import { type LogReplica, RailyardError, type Segment } from '../../../protocol/index.ts';
import type { LabClient } from '../client.ts';
import { type CommandContext, type ExitStatus, exitStatus } from '../context.ts';
import { reachLab } from '../reach.ts';
import { batchLines, damageLine, gapLine, recordLine } from './content-lines.ts';
import { replicaLines, segmentLines } from './disk-lines.ts';

export interface LogOptions {
  readonly broker?: string;
  readonly segment?: string;
  readonly from?: string;
  readonly limit?: string;
}

const usualBatches = 50;

export async function log(
  context: CommandContext,
  [topic, partition]: readonly string[],
  options: LogOptions,
): Promise<ExitStatus> {
  const { config, output, json } = context;
  const lab = reachLab(config);
  const { replicas, cut } = await lab.call('logs');
  if (topic === undefined || partition === undefined) {
    const wanted = topic === undefined ? replicas : ofTopic(replicas, topic);
    if (json) output.print(JSON.stringify(wanted, null, 2));
    else replicaLines(wanted, output.paint).forEach((line) => output.print(line));
    if (cut) output.say('There are more replicas than are listed; name a topic.');
    return exitStatus.good;
  }
  const copies = ofPartition(ofTopic(replicas, topic), partition);
  const replica = chosen(copies, options.broker);
  const params = { broker: replica.broker, folder: replica.folder };
  const view = await lab.call('replicaLog', { params });
  if (options.segment === undefined) {
    if (json) output.print(JSON.stringify(view, null, 2));
    else segmentLines(view, replica, copies, output.paint).forEach((line) => output.print(line));
    return exitStatus.good;
  }
  const { file } = segmentOf(view.segments, options.segment);
  const limit = wholeNumber('--limit', options.limit ?? String(usualBatches));
  const from = wholeNumber('--from', options.from ?? '0');
  await printSegment(context, lab, { ...params, file }, { from, limit });
  return exitStatus.good;
}

type File = Readonly<Record<'broker' | 'folder' | 'file', string>>;

/** Batch by batch with its records, as it comes: a segment may be long. */
async function printSegment(
  { output, json }: CommandContext,
  lab: LabClient,
  params: File,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<void> {
  let expected: bigint | undefined;
  let next: number | null = from;
  for (let left = limit; next !== null && left > 0;) {
    const query = { from: String(next), limit: String(left) };
    const page: Awaited<ReturnType<typeof read>> = await read(query);
    left -= page.batches.length;
    next = page.next;
    for (const batch of page.batches) {
      if (batch.kind === 'old') {
        output.print(json ? JSON.stringify(batch) : batchLines(batch, output.paint).join('\n'));
        continue;
      }
      if (!json) {
        const gap = gapLine(expected, BigInt(batch.baseOffset), output.paint);
        if (gap !== undefined) output.print(gap);
        batchLines(batch, output.paint).forEach((line) => output.print(line));
      }
      await printRecords(batch.position, batch);
      expected = BigInt(batch.lastOffset) + 1n;
    }
    if (page.damage !== null) {
      output.print(json ? JSON.stringify({ damage: page.damage }) : damageLine(page.damage, output.paint));
    }
  }
  if (next !== null) output.say(`There is more; go on with: --from ${next}`);

  function read(query: { from: string; limit: string }) {
    return lab.call('logBatches', { params, query });
  }

  async function printRecords(
    at: number,
    batch: { readonly baseOffset: string; readonly lastOffset: string },
  ): Promise<void> {
    let offset = BigInt(batch.baseOffset);
    let skip: number | null = 0;
    while (skip !== null) {
      const query = { at: String(at), skip: String(skip) };
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(query);
      if (json) output.print(JSON.stringify(page));
      else {
        for (const record of page.records) {
          const gap = gapLine(offset, BigInt(record.offset), output.paint);
          if (gap !== undefined) output.print(gap);
          output.print(recordLine(record, output.paint));
          offset = BigInt(record.offset) + 1n;
        }
        if (page.damage !== null) output.print(damageLine(page.damage, output.paint));
      }
      skip = page.damage === null ? page.next : null;
      const tail = gapLine(offset, BigInt(batch.lastOffset) + 1n, output.paint);
      if (!json && skip === null && page.damage === null && tail !== undefined) output.print(tail);
    }
  }

  function readPage(query: { at: string; skip: string }) {
    return lab.call('logRecords', { params, query });
  }
}

function ofTopic(replicas: readonly LogReplica[], topic: string): readonly LogReplica[] {
  const own = replicas.filter((one) => one.topic === topic);
  if (own.length > 0) return own;
  const detail = 'no broker has a topic of this name on its disk';
  throw new RailyardError('INVALID_FIELD', { field: 'topic', detail });
}

/** Copies that are there to stay before those that are on their way out. */
function ofPartition(replicas: readonly LogReplica[], partition: string): readonly LogReplica[] {
  const own = replicas.filter((one) => String(one.partition) === partition);
  const detail = `the topic has the partitions ${[...new Set(replicas.map((one) => one.partition))].join(', ')}`;
  if (own.length === 0) throw new RailyardError('INVALID_FIELD', { field: 'partition', detail });
  return [...own].sort((one, other) => Number(one.stage !== 'live') - Number(other.stage !== 'live'));
}

/** The leader's copy unless a broker is named. */
function chosen(copies: readonly LogReplica[], broker: string | undefined): LogReplica {
  const name = broker === undefined || broker.startsWith('kafka') ? broker : `kafka${broker}`;
  const found =
    name === undefined
      ? (copies.find(({ leads }) => leads === true) ?? copies[0])
      : copies.find((one) => one.broker === name);
  if (found !== undefined) return found;
  const detail = `copies are on ${copies.map((one) => one.broker).join(', ')}`;
  throw new RailyardError('BAD_OPTION', { option: '--broker', value: broker ?? '', detail });
}

/** By its base offset, or `active`. */
export function segmentOf(segments: readonly Segment[], wanted: string): Segment {
  const found = segments.filter(({ base, active, file }) =>
    wanted === 'active' ? active : file === wanted || base === wanted.replace(/^0+(?=\d)/, ''),
  );
  // What is on its way out has the same base as what the cleaner put in its place.
  const [segment] = [...found].sort((a, b) => Number(a.stage !== 'live') - Number(b.stage !== 'live'));
  if (segment !== undefined) return segment;
  const detail = `the segments begin at ${segments.map(({ base }) => base).join(', ')}; or say active`;
  throw new RailyardError('BAD_OPTION', { option: '--segment', value: wanted, detail });
}

function wholeNumber(option: string, value: string): number {
  if (/^\d{1,12}$/.test(value)) return Number(value);
  throw new RailyardError('BAD_OPTION', { option, value, detail: 'it is a whole number' });
}
