// The console's launchers, run for real with a java and a kcat that only say what they were given.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { readJvmFlags } from '../node/launch.ts';
import { installTools } from './install-tools.ts';
import { readTools } from '../node/tool-list.ts';
import { hostsText } from './tools.ts';

const infra = path.join(loadConfig({}, {}).root, 'infra');
let folder = '';
let bin = '';

beforeEach(() => {
  // A space and a quote in the path, as on many a machine.
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'railyard-tools-')), "ann's lab");
  bin = path.join(folder, 'bin');
  mkdirSync(folder);
  install();
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

function script(name: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, '#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n');
  chmodSync(file, 0o755);
  return file;
}

function install(kcat: string | undefined = script('real-kcat')): void {
  const jars = ['/jars/a.jar', '/jars/b.jar'];
  installTools({
    bin,
    runtime: {
      ...{ java: script('java'), jvmFlags: readJvmFlags(infra), infra, jars },
      ...{ classPath: ['-cp', jars.join(':')], classData: '/cache/x.jsa' },
    },
    places: { hosts: path.join(folder, 'hosts'), tmp: path.join(folder, 'tmp') },
    bind: '127.0.0.1',
    kcat,
  });
}

function run(tool: string, args: readonly string[], env: Record<string, string> = {}): string[] {
  const output = execFileSync(tool, args, {
    encoding: 'utf8',
    env: { PATH: `${bin}:/usr/bin:/bin`, ...env },
  });
  return output.split('\n').slice(0, -1);
}

describe('kafka-tool', () => {
  it.each(['kafka-topics', 'kafka-topics.sh'])('becomes java when called as %s', (name) => {
    expect(run(name, ['--topic', 'a b', '--list'])).toEqual([
      '-Xmx256m',
      ...[
        '-XX:TieredStopAtLevel=1',
        '-XX:+UseSerialGC',
        '-XX:-UsePerfData',
        '-XX:+IgnoreUnrecognizedVMOptions',
      ],
      ...['-XX:+UnlockDiagnosticVMOptions', '-XX:ArchiveRelocationMode=0'],
      ...['-XX:SharedArchiveFile=/cache/x.jsa', '-Xshare:auto', '-Xlog:disable'],
      `-Djdk.net.hosts.file=${folder}/hosts`,
      `-Djava.io.tmpdir=${folder}/tmp`,
      `-Dlog4j.configuration=file:${infra}/kafka/tools-log4j.properties`,
      ...[
        '-cp',
        '/jars/a.jar:/jars/b.jar',
        'org.apache.kafka.tools.TopicCommand',
        '--topic',
        'a b',
        '--list',
      ],
    ]);
  });

  it('is found by its path as well', () => {
    expect(run(path.join(bin, 'kafka-acls'), [])).toContain('kafka.admin.AclCommand');
  });

  it('honours the variables of the stock launchers', () => {
    const words = run('kafka-topics', [], {
      KAFKA_HEAP_OPTS: '-Xmx1G -Xms1G',
      KAFKA_OPTS: '-Da=1 -Db=2',
      KAFKA_LOG4J_OPTS: '-Dlog4j.configuration=file:/my',
      KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseG1GC',
    });
    expect(words.slice(0, 3)).toEqual(['-Xmx1G', '-Xms1G', '-XX:+UseG1GC']);
    expect(words).toEqual(expect.arrayContaining(['-Da=1', '-Db=2', '-Dlog4j.configuration=file:/my']));
    expect(words.join(' ')).not.toMatch(/Xmx256m|SerialGC|tools-log4j/);
  });

  it('puts -server before the arguments of zookeeper-shell', () => {
    expect(run('zookeeper-shell', ['zookeeper1:2181', 'ls', '/']).slice(-4)).toEqual([
      '-server',
      'zookeeper1:2181',
      'ls',
      '/',
    ]);
  });

  it('lets the caller of kafka-run-class name the class', () => {
    expect(run('kafka-run-class', ['a.Main', 'b c']).slice(-3)).toEqual([
      '/jars/a.jar:/jars/b.jar',
      'a.Main',
      'b c',
    ]);
  });

  it('has a launcher under both spellings of every tool', () => {
    for (const name of readTools(infra).keys()) {
      expect(existsSync(path.join(bin, name)), name).toBe(true);
      expect(existsSync(path.join(bin, `${name}.sh`)), name).toBe(true);
    }
  });

  it('is repaired by the next install', () => {
    rmSync(path.join(bin, 'kafka-topics'));
    writeFileSync(path.join(bin, 'kafka-topics'), '#!/bin/sh\necho fake\n', { mode: 0o755 });
    install();
    expect(run('kafka-topics', [])).not.toContain('fake');
  });
});

describe('kcat', () => {
  it.each([
    [
      ['-b', 'kafka1:9092,kafka2:9093', '-L'],
      ['-b', '127.0.0.1:9092,127.0.0.1:9093', '-L'],
    ],
    [
      ['-Lb', 'kafka3'],
      ['-Lb', '127.0.0.1'],
    ],
    [['-bkafka1:9092'], ['-b127.0.0.1:9092']],
    [
      ['-X', 'bootstrap.servers=kafka1:9092'],
      ['-X', 'bootstrap.servers=127.0.0.1:9092'],
    ],
    [['-Xmetadata.broker.list=kafka2:9093'], ['-Xmetadata.broker.list=127.0.0.1:9093']],
    [
      ['-b', 'other:1,kafka10:2'],
      ['-b', 'other:1,kafka10:2'],
    ],
    [
      ['-t', 'kafka1:9092', '-K', 'a b', ''],
      ['-t', 'kafka1:9092', '-K', 'a b', ''],
    ],
  ])('%j becomes %j', (given, passed) => {
    expect(run('kcat', given)).toEqual(passed);
  });
});

describe('hostsText', () => {
  it('names all nodes and this machine', () => {
    const text = hostsText('127.0.0.1');
    for (const name of [
      'kafka1',
      'kafka2',
      'kafka3',
      'zookeeper1',
      'zookeeper2',
      'zookeeper3',
      'localhost',
    ]) {
      expect(text).toContain(`127.0.0.1 ${name}\n`);
    }
  });
});
