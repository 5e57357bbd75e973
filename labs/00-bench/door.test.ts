// Exercise 0.2 in rehearsal: a tool that answers as Kafka 3.9 was seen to answer.
import { describe, expect, it } from 'vitest';
import { brokerNames, standardPorts } from '../kit/index.ts';
import type { Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { checkDoor } from './door.ts';
import { readDoors } from './doors.ts';
import { bench } from './lab.ts';
import { benchMessages } from './messages.en.ts';

/** Splits at commas, takes the last address of each entry, answers when one of them is a live broker's. */
const tool: Stage['tool'] = ([, servers = ''], stopped) => {
  const read = servers.split(',').map((entry) => entry.trim().split(/[\s;]/).at(-1) ?? '');
  if (read.some((address) => !/:\d+$/.test(address)))
    return {
      status: 1,
      stdout: '',
      stderr:
        'Exception in thread "main" org.apache.kafka.common.config.ConfigException: Invalid url in bootstrap.servers: kafka1\n\tat x\n',
    };
  const live = brokerNames.filter((name) => name !== stopped);
  if (live.some((name) => read.includes(`${name}:${standardPorts[name]}`)))
    return { status: 0, stdout: '127.0.0.1:9092 (id: 1 rack: null) -> (\n', stderr: '' };
  const stderr = 'Exception in thread "main" java.lang.RuntimeException: Request METADATA failed\n\tat x\n';
  return { status: 1, stdout: '', stderr };
};

const file = (text: string): Stage => ({ home: { 'client.properties': text }, tool });
const list = (servers: string): Stage => file(`bootstrap.servers=${servers}\n`);
const hasty: Stage['tool'] = (args, stopped) =>
  stopped === 'kafka3'
    ? { status: 1, stdout: '', stderr: '' }
    : (tool?.(args, stopped) ?? { status: 1, stdout: '', stderr: '' });

const scenes: readonly Scene[] = [
  { title: 'three', gives: 'passed', ...list('kafka1:9092,kafka2:9093,kafka3:9094') },
  { title: 'two, blanks after commas', gives: 'passed', ...list('kafka3:9094 , kafka1:9092') },
  { title: 'two and a wrong one', gives: 'passed', ...list('kafka3:9094,kafka1:9092,kafka2:9095') },
  { title: 'deleted', gives: 'no-file', tool },
  { title: 'misspelt', gives: 'no-setting', ...file('bootstrap.server=kafka1:9092') },
  { title: 'empty', gives: 'no-setting', ...file('') },
  { title: 'no port', gives: 'no-port', ...list('kafka1') },
  { title: 'ZooKeeper', gives: 'zookeeper-address', ...list('zookeeper1:2181,zookeeper2:2182') },
  { title: 'a ZooKeeper among them', gives: 'zookeeper-address', ...list('kafka1:9092,zookeeper1:2181') },
  { title: 'no broker there', gives: 'nobody-answers', ...list('kafka1:9095') },
  { title: 'blanks', gives: 'not-a-list', ...list('kafka1:9092 kafka2:9093') },
  { title: 'semicolons', gives: 'not-a-list', ...list('kafka1:9092;kafka2:9093') },
  { title: 'one', gives: 'one-door', ...list('kafka2:9093') },
  { title: 'twice', gives: 'same-broker-twice', ...list('kafka2:9093,kafka2:9093') },
  { title: 'as it came', gives: 'wrong-address', ...list('kafka2:9093,kafka3:9095') },
  {
    title: 'nobody knows why',
    gives: 'stops-working',
    ...list('kafka1:9092,kafka3:9094'),
    tool: hasty,
  },
];

describe('exercise 0.2', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkDoor, benchMessages.exercises['0.2'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/kafka|zookeeper|client.properties/);
  });

  it('shows every outcome', () => expect(unseen(bench.exercises['0.2'], scenes)).toEqual([]));
});

describe('the list as Kafka reads it', () => {
  it('names the brokers whose loss would hurt', () => {
    expect([...readDoors('kafka1:9092 kafka3:9094', standardPorts).brokers]).toEqual(['kafka3']);
    expect([...readDoors('kafka2:9092, kafka3:9094', standardPorts).brokers]).toEqual(['kafka3']);
  });
});
