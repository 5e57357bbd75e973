// The Kafka oracle against real brokers: it reads what Kafka's own tools wrote, and reading leaves no trace.
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually, useScene } from '../scene.clustertest.ts';

const scene = useScene();
let made = 0;

async function topicWith(...args: string[]): Promise<string> {
  const topic = `read-${(made += 1)}`;
  await scene().createTopic(topic, ...args);
  return topic;
}
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('a fresh, warm cluster', () => {
  it('shows no group and no topic but the internal two', async () => {
    const { kafka, zookeeper } = scene();
    expect(await kafka.groups()).toEqual([]);
    expect([...(await zookeeper.topics())].sort()).toEqual(['__consumer_offsets', '__transaction_state']);
    expect(await zookeeper.topic('__consumer_offsets')).toHaveLength(12);
  });

  it('can be warmed again, and takes away what an earlier warm-up left', async () => {
    const { kafka, zookeeper } = scene();
    await scene().createTopic('railyard-warm-up-left', '--partitions', '1');
    await kafka.warmUp();
    expect(await zookeeper.topics()).toHaveLength(2);
    expect(await kafka.groups()).toEqual([]);
  });

  it('ends a warm-up that is cancelled', async () => {
    const reason = new Error('changed my mind');
    const signal = AbortSignal.abort(reason);
    await expect(scene().kafka.warmUp({ signal })).rejects.toBe(reason);
    expect(await scene().zookeeper.topics()).toHaveLength(2);
  });
});

describe('records', () => {
  it('come with keys, null keys, null values, headers and their timestamps', async () => {
    const topic = await topicWith('--partitions', '1', '--replication-factor', '3');
    const begun = Date.now();
    const properties = ['parse.key=true', 'key.separator=;', 'parse.headers=true', 'null.marker=NULL'];
    const flags = properties.flatMap((property) => ['--property', property]);
    await scene().produce(topic, ['a:1,b:ü\tk1;v1', 'NULL\tNULL;v2', 'NULL\tk3;NULL', 'NULL\tk4;'], ...flags);
    const records = await scene().kafka.records(topic);
    expect(records.map(({ timestamp: _, ...rest }) => rest)).toEqual([
      { partition: 0, offset: '0', key: 'k1', value: 'v1', headers: { a: '1', b: 'ü' } },
      { partition: 0, offset: '1', key: null, value: 'v2', headers: {} },
      { partition: 0, offset: '2', key: 'k3', value: null, headers: {} },
      { partition: 0, offset: '3', key: 'k4', value: '', headers: {} },
    ]);
    for (const { timestamp } of records) expect(timestamp).toBeGreaterThanOrEqual(begun);
  });

  it.each(['none', 'gzip', 'snappy', 'lz4', 'zstd'])('are read when compressed with %s', async (codec) => {
    const topic = await topicWith('--partitions', '1', '--replication-factor', '3');
    const lines = [...numbered(300), 'x'.repeat(70_000), 'ä€😀'.repeat(3000)];
    await scene().produce(topic, lines, '--compression-codec', codec);
    expect((await scene().kafka.records(topic)).map(({ value }) => value)).toEqual(lines);
  });

  it('come from every partition in order, from one when asked, and no more than the limit', async () => {
    const topic = await topicWith('--partitions', '3', '--replication-factor', '2');
    const lines = numbered(3000).map((line, index) => `${index % 50}:${line}`);
    await scene().produce(topic, lines, '--property', 'parse.key=true', '--property', 'key.separator=:');
    const { kafka } = scene();
    const all = await kafka.records(topic);
    expect(all).toHaveLength(3000);
    for (const partition of [0, 1, 2]) {
      const mine = all.filter((record) => record.partition === partition);
      expect(mine.map(({ offset }) => Number(offset))).toEqual(mine.map((_, index) => index));
      expect(await kafka.records(topic, { partition })).toEqual(mine);
    }
    expect(await kafka.records(topic, { limit: 7 })).toEqual(all.slice(0, 7));
  });

  it('begin where deleted records end', async () => {
    const topic = await topicWith('--partitions', '1', '--replication-factor', '3');
    await scene().produce(topic, numbered(10));
    const file = path.join(tmpdir(), `railyard-delete-${process.pid}.json`);
    await writeFile(file, JSON.stringify({ partitions: [{ topic, partition: 0, offset: 4 }], version: 1 }));
    const to = ['--bootstrap-server', scene().bootstrap, '--offset-json-file', file];
    await scene().tool('kafka-delete-records', ...to);
    await rm(file);
    expect(await scene().kafka.offsets(topic)).toEqual([{ partition: 0, low: 4, high: 10 }]);
    expect((await scene().kafka.records(topic)).map(({ offset }) => offset)).toEqual([
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
  });

  it('are none in a topic that does not exist, and asking does not create it', async () => {
    const { kafka, zookeeper } = scene();
    expect(await kafka.records('never-made')).toEqual([]);
    expect(await kafka.offsets('never-made')).toEqual([]);
    expect(await zookeeper.topic('never-made')).toBeUndefined();
  });
});

describe('groups', () => {
  it('are seen Stable with their member, then Empty with their commits, without being joined', async () => {
    const topic = await topicWith('--partitions', '2', '--replication-factor', '3');
    await scene().produce(topic, numbered(10));
    const { kafka, bootstrap } = scene();
    const consumer = scene().spawnTool(
      'kafka-console-consumer',
      ...['--bootstrap-server', bootstrap, '--topic', topic, '--from-beginning', '--group', 'readers'],
    );
    try {
      await eventually(async () => (await kafka.group('readers')).state === 'Stable');
      const { members, protocol } = await kafka.group('readers');
      expect(members).toHaveLength(1);
      expect(members[0]).toMatchObject({ clientId: 'console-consumer', host: '/127.0.0.1' });
      expect(protocol).toBe('range');
      await eventually(
        async () => (await kafka.committed('readers')).reduce((sum, { offset }) => sum + offset, 0) === 10,
      );
    } finally {
      consumer.kill('SIGTERM');
    }
    await eventually(async () => (await kafka.group('readers')).state === 'Empty');
    expect((await kafka.committed('readers')).map(({ partition }) => partition)).toEqual([0, 1]);
    expect(await kafka.groups()).toEqual(['readers']);
    await scene().tool(
      'kafka-consumer-groups',
      '--bootstrap-server',
      bootstrap,
      '--delete',
      '--group',
      'readers',
    );
    expect(await kafka.groups()).toEqual([]);
  });

  it('that nobody knows are Dead and have committed nothing', async () => {
    const { kafka } = scene();
    expect(await kafka.group('nobody')).toEqual({ state: 'Dead', protocol: '', members: [] });
    expect(await kafka.committed('nobody')).toEqual([]);
    expect(await kafka.groups()).toEqual([]);
  });
});
