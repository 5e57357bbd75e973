// The configuration a node gets, and the settings lessons and checks rely on.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NodeName } from '@railyard/labs/kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { loadTopology } from '../../topology.ts';
import { writeConfiguration } from './conf.ts';
import { makeNodeFolders, nodeFiles } from './node-files.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'railyard-conf-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function settings(name: NodeName, file: string, bind = '127.0.0.1'): Record<string, string> {
  const topology = loadTopology(1000);
  const node = topology.nodes.find((one) => one.name === name);
  if (node === undefined) throw new Error(`There is no ${name}.`);
  const files = nodeFiles(folder, name);
  makeNodeFolders(files);
  writeConfiguration(node, files, { ...loadConfig({ bind }, {}), dataDir: folder }, topology);
  const lines = readFileSync(path.join(files.conf, file), 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

describe('a broker', () => {
  it('has the settings the course was measured with', () => {
    expect(settings('kafka2', 'server.properties')).toMatchObject({
      'broker.id': '2',
      'zookeeper.connect': '127.0.0.1:3181,127.0.0.1:3182,127.0.0.1:3183',
      'zookeeper.session.timeout.ms': '6000',
      'replica.lag.time.max.ms': '4000',
      'auto.create.topics.enable': 'false',
      'auto.leader.rebalance.enable': 'false',
      'log.retention.check.interval.ms': '5000',
      'log.cleaner.backoff.ms': '1000',
      'log.cleaner.dedupe.buffer.size': String(8 * 1024 * 1024),
      'log.segment.delete.delay.ms': '1000',
      'offsets.topic.num.partitions': '12',
      'offsets.topic.replication.factor': '3',
      'transaction.state.log.num.partitions': '6',
      'transaction.state.log.replication.factor': '3',
      'transaction.state.log.min.isr': '2',
      'group.initial.rebalance.delay.ms': '1000',
      'allow.everyone.if.no.acl.found': 'true',
      'super.users': 'User:railyard',
    });
  });

  it('binds to the lab’s address only and keeps the password out of the file a learner reads', () => {
    const found = settings('kafka2', 'server.properties', '127.0.0.7');
    expect(found['listeners']).toBe('PLAINTEXT://127.0.0.7:10093,INTERNAL://127.0.0.7:10193');
    expect(found['advertised.listeners']).toBe(found['listeners']);
    const { conf } = nodeFiles(folder, 'kafka2');
    const password = readFileSync(path.join(folder, 'internal-password'), 'utf8').trim();
    expect(readFileSync(path.join(conf, 'server.properties'), 'utf8')).not.toContain(password);
    expect(readFileSync(path.join(conf, 'jaas.conf'), 'utf8')).toContain(`user_railyard="${password}"`);
    expect(statSync(path.join(conf, 'jaas.conf')).mode & 0o077).toBe(0);
  });
});

describe('a ZooKeeper node', () => {
  it('knows the other two and answers every four-letter word', () => {
    expect(settings('zookeeper3', 'zoo.cfg')).toMatchObject({
      tickTime: '500',
      clientPortAddress: '127.0.0.1',
      clientPort: '3183',
      'server.1': '127.0.0.1:3881:4881',
      'server.2': '127.0.0.1:3882:4882',
      'server.3': '127.0.0.1:3883:4883',
      '4lw.commands.whitelist': '*',
      'admin.serverAddress': '127.0.0.1',
      'admin.serverPort': '9283',
    });
    expect(readFileSync(path.join(nodeFiles(folder, 'zookeeper3').data, 'myid'), 'utf8')).toBe('3\n');
  });
});
