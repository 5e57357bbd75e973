// Records of Kafka's own topics, made by hand after Kafka's message definitions.
import { expect, it } from 'vitest';
import { spelledOut } from './own-topics.ts';

const int = (bytes: number, value: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, bytes > 6 ? bytes - 6 : 0, Math.min(bytes, 6));
  return buffer;
};
const string = (text: string) => Buffer.concat([int(2, text.length), Buffer.from(text)]);
const bytes = (...parts: Buffer[]) => Buffer.concat(parts);

it('spells committed offsets', () => {
  const key = bytes(int(2, 1), string('readers'), string('orders'), int(4, 2));
  const value = bytes(int(2, 3), int(8, 50), int(4, 0), string(''), int(8, 0));
  expect(spelledOut('__consumer_offsets', key, value)).toBe('group readers has committed 50 for orders-2');
  expect(spelledOut('__consumer_offsets', key, null)).toContain('no committed offset for orders-2 any more');
});

it('spells groups', () => {
  const key = bytes(int(2, 2), string('readers'));
  const value = bytes(int(2, 3), string('consumer'), int(4, 7));
  expect(spelledOut('__consumer_offsets', key, value)).toBe('group readers, generation 7');
  expect(spelledOut('__consumer_offsets', key, null)).toBe('group readers is forgotten');
});

it('spells transactions', () => {
  const key = bytes(int(2, 0), string('bookings'));
  const value = bytes(int(2, 1), int(8, 3), int(2, 9), int(4, 60000), int(1, 4));
  expect(spelledOut('__transaction_state', key, value)).toBe(
    'transactional id bookings: CompleteCommit, producer 3 epoch 9',
  );
});

it('says nothing of other topics, of newer forms, and of what is cut', () => {
  const key = bytes(int(2, 1), string('readers'), string('orders'), int(4, 2));
  expect(spelledOut('orders', key, null)).toBeUndefined();
  expect(spelledOut('__consumer_offsets', bytes(int(2, 9), string('x')), null)).toBeUndefined();
  expect(spelledOut('__consumer_offsets', null, null)).toBeUndefined();
  for (let size = 0; size < key.length; size += 1) {
    expect(spelledOut('__consumer_offsets', key.subarray(0, size), Buffer.alloc(1))).toBeUndefined();
  }
});
