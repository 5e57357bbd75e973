// Resets of a real cluster: everything a learner can leave behind at once, quorum lost, and a runner killed in the middle.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrapServers } from '@railyard/labs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePortBase } from '../../bootstrap/free-ports.mjs';
import type { ResetView } from '../../protocol/index.ts';
import { loadConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { createKafkaOracle } from '../oracles/kafka/index.ts';
import { createZooKeeperOracle } from '../oracles/zookeeper/index.ts';
import type { CleanableKafka, CleanableZooKeeper } from '../ports/clean-up.ts';
import { findRunner } from '../storage/runner-file.ts';
import { secretFile } from '../storage/secret-file.ts';
import { createLabClient, type LabClient } from './client.ts';
import { openPrivateLab, type PrivateLab } from './verify/private-lab.ts';
import { openTypist, type Typist } from './verify/typist.ts';

const { root, cacheDir, driver } = loadConfig({});

describe('a reset of a real cluster', () => {
  let lab: PrivateLab;
  let zookeeper: CleanableZooKeeper;
  let kafka: CleanableKafka;

  beforeAll(async () => {
    lab = await openPrivateLab();
    const { topology, config } = lab;
    const log = createLog(config);
    zookeeper = createZooKeeperOracle({ topology, bind: config.bind, log });
    const password = secretFile(config.dataDir, 'internal-password');
    kafka = createKafkaOracle({ topology, bind: config.bind, zookeeper, password, log });
    zookeeper.connect();
  });

  afterAll(async () => {
    await kafka.close();
    await zookeeper.close();
    await lab.close();
  });

  const act = (node: string, action: string) =>
    lab.client.call('nodeAction', { params: { node, action }, body: {} });

  /** Types lines into a console; each must succeed. */
  async function typed(typist: Typist, ...lines: string[]): Promise<void> {
    for (const line of lines) expect(await typist.type(line)).toMatchObject({ status: 0 });
  }

  async function soil(): Promise<void> {
    const to = `--bootstrap-server ${bootstrapServers(lab.topology.clientPorts)}`;
    const typist = await openTypist(lab.client);
    await typed(
      typist,
      `kafka-topics ${to} --create --topic orders --partitions 3 --replication-factor 3 --config retention.ms=60000`,
      `kafka-topics ${to} --create --topic single --partitions 2 --replication-factor 1`,
      `kafka-configs ${to} --alter --entity-type users --entity-name alice --add-config producer_byte_rate=1024`,
      `kafka-configs ${to} --alter --entity-type topics --entity-name __consumer_offsets --add-config retention.ms=5`,
      `kafka-configs ${to} --alter --entity-type brokers --entity-name 1 --add-config log.cleaner.threads=2`,
      `kafka-acls ${to} --add --allow-principal User:bob --operation Read --topic single`,
      `zookeeper-shell zookeeper1:${lab.topology.clientPorts.zookeeper1} create /mine hello`,
      // Both go on until the console is closed.
      `kafka-console-consumer ${to} --topic orders --group readers > /dev/null 2>&1 &`,
      `kafka-producer-perf-test --topic orders --num-records 1000000 --record-size 10 --throughput 20 --transactional-id payments --transaction-duration-ms 600000 --producer-props bootstrap.servers=${bootstrapServers(lab.topology.clientPorts)} > /dev/null 2>&1 &`,
    );
    await expect.poll(async () => (await kafka.group('readers')).state, { timeout: 60_000 }).toBe('Stable');
    await expect.poll(() => kafka.openTransactions(), { timeout: 60_000 }).toEqual(['payments']);
  }

  it('empties a filthy one with a broker dead and a ZooKeeper paused, and it can be used at once', async () => {
    const id = await zookeeper.clusterId();
    await soil();
    await act('kafka2', 'kill');
    await act('zookeeper3', 'pause');
    // Asked for as soft, so that a busy machine cannot make it hard; which way it chooses by itself is a unit test.
    const result = await lab.client.call('resetCluster', { body: { way: 'soft' } });
    expect(result).toMatchObject({ way: 'soft', clean: true, differences: [] } satisfies Partial<ResetView>);
    expect(await zookeeper.clusterId()).toBe(id);
    expect(await lab.client.call('consoles')).toEqual([]);

    const to = `--bootstrap-server ${bootstrapServers(lab.topology.clientPorts)} --topic orders`;
    const typist = await openTypist(lab.client);
    await typed(
      typist,
      `kafka-topics ${to} --create --partitions 3 --replication-factor 3`,
      `echo first | kafka-console-producer ${to}`,
      `kafka-console-consumer ${to} --group readers --from-beginning --max-messages 1 --timeout-ms 60000 | grep -x first`,
    );
    await typist.close();
  });

  it('falls back to new nodes when the quorum is gone, and says so', async () => {
    const id = await zookeeper.clusterId();
    await act('zookeeper1', 'kill');
    await act('zookeeper2', 'kill');
    const result = await lab.client.call('resetCluster', { body: {} });
    expect(result).toMatchObject({ way: 'hard', clean: true, differences: [] });
    expect(result.fellBack).toContain('ZooKeeper has no quorum');
    await zookeeper.close();
    zookeeper.connect();
    expect(await zookeeper.clusterId()).not.toBe(id);
  });
});

describe.runIf(driver !== 'docker')('a runner killed in the middle of a reset', () => {
  const yard = path.join(root, 'lab-runner/bin/yard.mjs');
  let dataDir = '';
  let flags: string[] = [];

  beforeAll(async () => {
    const parent = path.join(path.dirname(cacheDir), 'test');
    mkdirSync(parent, { recursive: true });
    dataDir = mkdtempSync(path.join(parent, 'reset-'));
    flags = ['--data-dir', dataDir, '--port-base', String(await freePortBase())];
  });
  afterAll(() => {
    execFileSync(process.execPath, [yard, 'down', '--volumes', ...flags]);
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function up(): Promise<LabClient> {
    const runner = spawn(process.execPath, [yard, 'up', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [runner.stdout, runner.stderr])
      stream.on('data', (piece) => (text += String(piece)));
    await expect.poll(() => text, { timeout: 120_000 }).toContain('#token=');
    const record = findRunner(dataDir);
    if (record === undefined) throw new Error(`no runner holds the data folder:\n${text}`);
    return createLabClient(record);
  }

  it('is followed by one that finishes it before anything is called ready', async () => {
    const client = await up();
    const { epoch } = await client.call('cluster');
    const cut = client.call('resetCluster', { body: { way: 'hard' } }).catch(() => 'cut off');
    await expect.poll(() => existsSync(path.join(dataDir, 'reset-under-way')), { interval: 5 }).toBe(true);
    process.kill(findRunner(dataDir)?.pid ?? 0, 'SIGKILL');
    expect(await cut).toBe('cut off');

    const next = await up();
    expect(existsSync(path.join(dataDir, 'reset-under-way'))).toBe(false);
    const after = await next.call('cluster');
    expect(after.phase).toBe('ready');
    expect(after.epoch).toBeGreaterThan(epoch);
    expect(await next.call('resetCluster', { body: { way: 'soft' } })).toMatchObject({ clean: true });
  });
});
