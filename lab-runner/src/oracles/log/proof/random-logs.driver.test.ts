// A short run of the proof in the suite that has Java; `npm run logs` is the long one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../../config.ts';
import { findJava } from '../../../host/java.ts';
import { fetchKafka } from '../../../host/kafka-fetch.ts';
import { compareRandomLogs } from './compare.ts';
import { compiles } from './kafka-made.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'railyard-logs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads random logs exactly as kafka-dump-log does, and finds damage where Kafka finds it', async (test) => {
  const config = loadConfig({});
  const java = await findJava({ javaHome: config.javaHome });
  test.skip(
    !(await compiles({ java: java.path })),
    'this Java has no compiler for the source that makes the logs',
  );
  const libs = await fetchKafka({ config, java });
  const found = await compareRandomLogs({ java: java.path, libs }, { folder, logs: 20, seed: 2 });
  expect(found.differences).toEqual([]);
  expect(found).toMatchObject({ logs: 20, damaged: 60 });
  expect(found.records).toBeGreaterThan(1000);
});
