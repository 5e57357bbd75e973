// Scenes of the contract: tools, logs and log files.
import { describe, expect, it } from 'vitest';
import { longestPart } from '../../ports/cluster-driver.ts';
import type { Stage } from './stage.ts';

/** The topic later scenes expect to find again. */
export const keptTopic = 'kept';

export function lookingScenes(stage: () => Stage): void {
  const run = (tool: string, ...args: string[]) => stage().driver().runTool(tool, args);

  describe('looking', () => {
    it('runs tools that know the names of the nodes', async () => {
      const created = await run(
        'kafka-topics',
        ...['--bootstrap-server', stage().bootstrap(), '--create', '--topic', keptTopic],
        ...['--partitions', '3', '--replication-factor', '3'],
      );
      expect(created).toMatchObject({ status: 0 });
      const { zookeeper2 } = stage().fixture.topology.clientPorts;
      const asked = await run('zookeeper-shell', `zookeeper2:${zookeeper2}`, 'get', '/controller');
      expect(asked.status).toBe(0);
      expect(asked.stdout).toContain('"brokerid"');
    });

    it('gives the status and the words of a tool that fails', async () => {
      const failed = await run(
        'kafka-topics',
        '--bootstrap-server',
        stage().bootstrap(),
        '--describe',
        '--topic',
        'nowhere',
      );
      expect(failed.status).not.toBe(0);
      expect(`${failed.stdout}${failed.stderr}`).toMatch(/nowhere.* does not exist/);
    });

    it('refuses what is not one of the tools', async () => {
      await expect(run('rm', '-rf', '/')).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
    });

    it('ends a tool that takes too long, and one that is called off', async () => {
      const consume = ['--bootstrap-server', stage().bootstrap(), '--topic', keptTopic];
      const late = await stage().driver().runTool('kafka-console-consumer', consume, { timeoutMs: 50 });
      expect(late.status).toBe(124);
      const abort = new AbortController();
      const called = stage().driver().runTool('kafka-console-consumer', consume, { signal: abort.signal });
      abort.abort(new Error('called off'));
      await expect(called).rejects.toThrow('called off');
    });

    it('shows the end of a node’s log', async () => {
      expect((await stage().driver().log('kafka1', 3)).split('\n')).toHaveLength(3);
      expect(await stage().driver().log('kafka1', 10_000)).toContain('started (kafka.server.KafkaServer)');
      expect(await stage().driver().log('zookeeper1', 10_000)).toMatch(/LEADING|FOLLOWING/);
    });

    it('lists and reads what a broker has stored', async () => {
      const segment = `${keptTopic}-0/00000000000000000000.log`;
      const files = await stage().driver().logFiles('kafka1');
      expect(files.map((file) => file.path)).toContain(segment);
      const bytes = await stage().driver().readLogFile('kafka1', segment);
      expect(bytes.length).toBe(files.find((file) => file.path === segment)?.bytes);
    });

    it('lists the folder of one replica, with the time of each change', async () => {
      const files = await stage().driver().replicaFiles('kafka1', `${keptTopic}-0`);
      const names = files.map(({ name }) => name);
      expect(names).toContain('00000000000000000000.log');
      expect(names).toContain('partition.metadata');
      expect(names).toEqual([...names].sort());
      const all = await stage().driver().logFiles('kafka1');
      for (const { name, bytes, changedAt } of files) {
        expect(bytes).toBe(all.find(({ path }) => path === `${keptTopic}-0/${name}`)?.bytes);
        expect(Math.abs(Date.now() - changedAt)).toBeLessThan(30 * 60_000);
      }
      for (const folder of ['nowhere-0', '..', '.', '', '../conf', `${keptTopic}-0/..`]) {
        expect(await stage().driver().replicaFiles('kafka1', folder)).toEqual([]);
      }
    });

    it('reads any stretch of a log file, and no more than there is', async () => {
      // Written by the broker when it made the folder: two lines, version and topic id.
      const file = `${keptTopic}-0/partition.metadata`;
      const whole = Buffer.from(await stage().driver().readLogFile('kafka1', file));
      const part = async (from: number, length: number) =>
        Buffer.from(await stage().driver().readLogPart('kafka1', file, { from, length }));
      expect(whole.length).toBeGreaterThan(20);
      expect(await part(0, 1 << 30)).toEqual(whole);
      expect(await part(5, 7)).toEqual(whole.subarray(5, 12));
      expect(await part(whole.length - 3, 100)).toEqual(whole.subarray(-3));
      expect(await part(whole.length, 10)).toHaveLength(0);
      // The index of an active segment is made long beforehand: bytes that are no text, more than are given at once.
      const index = `${keptTopic}-0/00000000000000000000.index`;
      const zeros = await stage()
        .driver()
        .readLogPart('kafka1', index, { from: 10, length: 1 << 30 });
      expect(zeros).toHaveLength(longestPart);
      expect(zeros.every((byte) => byte === 0)).toBe(true);
    });

    it.each(['../conf/server.properties', 'kept-0', 'kept-0/none.log', 'a\0b'])(
      'does not read a part of %j',
      async (path) => {
        const reading = stage().driver().readLogPart('kafka1', path, { from: 0, length: 10 });
        await expect(reading).rejects.toMatchObject({ code: 'INVALID_FIELD' });
      },
    );

    it.each(['../conf/server.properties', '/etc/hostname', 'kept-0', 'kept-0/none.log', '', 'a\0b'])(
      'does not read %j as a log file',
      async (path) => {
        await expect(stage().driver().readLogFile('kafka1', path)).rejects.toMatchObject({
          code: 'INVALID_FIELD',
        });
      },
    );
  });
}
