// The microscope over a real cluster: what brokers wrote, their own topics too, is read as kafka-dump-log reads it; rolling,
// deletion and compaction are seen. Random logs and damage are in `proof`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogBatch } from '../../../protocol/index.ts';
import { loadConfig } from '../../config.ts';
import { findJava } from '../../host/java.ts';
import { fetchKafka } from '../../host/kafka-fetch.ts';
import { eventually, useScene } from '../scene.clustertest.ts';
import { segmentFile } from './file-names.ts';
import { createLogMicroscope } from './microscope.ts';
import { type Comparison, compareDumps } from './proof/compare.ts';

const scene = useScene();
const place = (folder: string) => ({ broker: 'kafka1', folder }) as const;
const microscope = () => createLogMicroscope({ driver: scene().driver, leaderOf: () => 1 });
const onOne = ['--replica-assignment', '1'];
const setting = (text: string) => ['--config', text];

/** Smaller than what a driver gives at once, and than an index file that is made ready. */
const mostBytes = 256 * 1024;
let copies = '';
beforeAll(async () => {
  copies = await mkdtemp(path.join(tmpdir(), 'railyard-segments-'));
});
afterAll(() => rm(copies, { recursive: true, force: true }));

it('rolls, and deletes what retention takes', async () => {
  const limits = [...setting('segment.bytes=1024'), ...setting('retention.bytes=2048')];
  await scene().createTopic('short', ...onOne, ...limits);
  const lines = Array.from({ length: 60 }, (_, at) => `${at} ${'x'.repeat(200)}`);
  await scene().produce('short', lines, '--max-block-ms', '20000', '--batch-size', '300');
  const live = async () =>
    (await microscope().replica(place('short-0'))).segments.filter(({ stage }) => stage === 'live');
  await eventually(async () => Number((await live())[0]?.base) > 0);
  const segments = await live();
  expect(segments.filter(({ active }) => active).map(({ file }) => file)).toEqual([segments.at(-1)?.file]);
});

it('shows the holes that compaction leaves', async () => {
  const quick = ['cleanup.policy=compact', 'min.cleanable.dirty.ratio=0.01', 'segment.bytes=1024'];
  await scene().createTopic('latest', ...onOne, ...quick.flatMap(setting));
  const keyed = ['--property', 'parse.key=true', '--property', 'key.separator=:'];
  const lines = Array.from({ length: 200 }, (_, at) => `train-${at % 3}:${at}`);
  await scene().produce('latest', lines, ...keyed, '--batch-size', '200');
  // The newest record of each of the three trains stays, and what the active segment holds.
  await eventually(async () => (await countRecords('latest-0')) < lines.length / 2);
  expect(await lastOffset('latest-0')).toBe(BigInt(lines.length - 1));
});

it('reads the files of a broker exactly as kafka-dump-log does, and counts every record', async () => {
  await scene().createTopic('mixed', ...onOne, ...setting('segment.bytes=8192'));
  const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
  for (const codec of codecs) {
    const lines = Array.from(
      { length: 100 },
      (_, at) => `${codec} ${at} Grüße 🚂 ${'wagon '.repeat(at % 50)}`,
    );
    await scene().produce('mixed', lines, '--compression-codec', codec, '--batch-size', '2000');
  }
  expect(await countRecords('mixed-0')).toBe(codecs.length * 100);
  // Groups and a transaction are there from the warming up.
  const { replicas } = await microscope().logs();
  const files: string[] = [];
  // Of these nothing is deleted or compacted while it is copied.
  const topics = ['__transaction_state', '__consumer_offsets', 'mixed'];
  for (const { folder, topic, broker } of replicas)
    if (broker === 'kafka1' && topics.includes(topic)) files.push(...(await copyFolder(folder)));
  const read = (ending: string) => new Set(files.filter((file) => file.endsWith(ending)).map(topicOf));
  expect(read('.log')).toEqual(new Set(topics));
  expect(read('.timeindex')).toContain('mixed');
  const config = loadConfig({});
  const java = await findJava({ javaHome: config.javaHome });
  const libs = await fetchKafka({ config, java });
  const sum: Pick<Comparison, 'logs' | 'indexes' | 'differences'> = { logs: 0, indexes: 0, differences: [] };
  await compareDumps({ java: java.path, libs }, files, sum);
  expect(sum.differences).toEqual([]);
  expect(sum.logs).toBeGreaterThan(20);
  expect(sum.indexes).toBeGreaterThan(0);
});

/** Batch by batch, through the pages that the tab asks for. */
async function* batchesOf(folder: string): AsyncGenerator<LogBatch> {
  for (const { file, stage } of (await microscope().replica(place(folder))).segments) {
    if (stage !== 'live') continue;
    for (let from: number | null = 0; from !== null;) {
      const page = await microscope().batches({ ...place(folder), file }, { from, limit: 3 });
      for (const batch of page.batches) if (batch.kind === 'batch') yield batch;
      from = page.next;
    }
  }
}

async function countRecords(folder: string): Promise<number> {
  let count = 0;
  for await (const batch of batchesOf(folder)) count += batch.count;
  return count;
}

async function lastOffset(folder: string): Promise<bigint> {
  let last = -1n;
  for await (const batch of batchesOf(folder)) last = BigInt(batch.lastOffset);
  return last;
}

/** As much as kafka-dump-log can be asked about; the index files of an active segment are mostly room for later. */
async function copyFolder(folder: string): Promise<readonly string[]> {
  await mkdir(path.join(copies, folder), { recursive: true });
  const copied: string[] = [];
  for (const { name, bytes } of await scene().driver.replicaFiles('kafka1', folder)) {
    const part = segmentFile(name);
    if (part?.stage !== 'live' || part.kind === 'snapshot' || bytes >= mostBytes) continue;
    const range = { from: 0, length: mostBytes };
    const copy = path.join(copies, folder, name);
    await writeFile(copy, await scene().driver.readLogPart('kafka1', `${folder}/${name}`, range));
    copied.push(copy);
  }
  return copied;
}

const topicOf = (file: string): string => path.basename(path.dirname(file)).replace(/-\d+$/, '');
