import { describe, expect, it } from 'vitest';
import { Trouble } from '../trouble.ts';
import { addresses, rootOf, topicTrouble } from './door.ts';

describe('addresses of brokers', () => {
  it('are parted by commas, blanks around them do not matter', () => {
    expect(addresses('kafka1:9092, 127.0.0.1:9093')).toEqual(['kafka1:9092', '127.0.0.1:9093']);
  });
  it.each([
    'kafka1',
    'kafka1:',
    'kafka1:0',
    'kafka1:99999',
    'kafka1:9092 kafka2:9093',
    '',
    'a:9092,',
    'http://a:1',
  ])('"%s" is refused in words', (list) => expect(() => addresses(list)).toThrow(Trouble));
});

describe('what the cluster says', () => {
  const wrapped = (inner: object) => ({ message: 'tried 5 times', cause: { message: 'once', cause: inner } });

  it('is looked for in the innermost error', () => {
    expect(rootOf(wrapped({ message: 'connect ECONNREFUSED 127.0.0.1:9095.' }))).toEqual({
      message: 'connect ECONNREFUSED 127.0.0.1:9095',
      type: undefined,
      code: 'ECONNREFUSED',
    });
    expect(rootOf('only words')).toEqual({ message: 'only words' });
  });

  it('is told with a remedy', () => {
    const missing = topicTrouble('orders', wrapped({ type: 'UNKNOWN_TOPIC_OR_PARTITION', message: 'x' }));
    expect(missing?.message).toBe('There is no topic orders, and this program creates none.');
    expect(missing?.remedy).toContain('--create --topic orders');
    expect(topicTrouble('a', { type: 'INVALID_RECORD', message: '' })?.message).toContain('without a key');
    expect(topicTrouble('a', { type: 'SOMETHING_NEW', message: 'words' })?.message).toContain(
      'SOMETHING_NEW',
    );
    expect(topicTrouble('a', { message: 'socket hang up' })).toBeUndefined();
  });
});
