// The kit's few functions: templates and addresses.
import { describe, expect, it } from 'vitest';
import { bootstrapServers, fill, fillKnown, localise, placeholders, standardPorts } from './index.ts';

describe('templates', () => {
  it('fills every name, and reports the one that has no value', () => {
    expect(fill('{topic} has {count}', { topic: 'orders-7k2', count: 3 })).toBe('orders-7k2 has 3');
    expect(() => fill('{topic}', {})).toThrow('{topic}');
    expect(placeholders('{topic} has {count}')).toEqual(['topic', 'count']);
  });

  it('leaves alone what a shell means by braces', () => {
    const line = `echo {topic} \${topic} {other} {print $1} '{"id":1}'`;
    expect(fillKnown(line, { topic: 'x' })).toBe(`echo x \${topic} {other} {print $1} '{"id":1}'`);
  });
});

describe('addresses', () => {
  const moved = { ...standardPorts, kafka1: 19_092, zookeeper2: 12_182 };

  it('moves standard addresses to the ports of this lab', () => {
    expect(localise('a kafka1:9092,kafka2:9093 zookeeper2:2182/x', moved)).toBe(
      'a kafka1:19092,kafka2:9093 zookeeper2:12182/x',
    );
    expect(localise('ask zookeeper2 2182 srvr', moved)).toBe('ask zookeeper2 12182 srvr');
  });

  it('keeps a wrong port wrong, and what only looks like an address', () => {
    for (const text of ['kafka2:9092', 'kafka1:90921', 'xkafka1:9092', 'localhost:9092', 'kafka4:9092']) {
      expect(localise(text, moved)).toBe(text);
    }
  });

  it('lists the brokers in order', () => {
    expect(bootstrapServers(standardPorts)).toBe('kafka1:9092,kafka2:9093,kafka3:9094');
  });
});
