// Records of `__consumer_offsets` as Kafka 3.9.2's own classes write them, in every version they know.
import { describe, expect, it } from 'vitest';
import { readAssignment, readGroupRecord } from './group-records.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const groupKey = hex('0002000762696c6c696e67');
const offsetKey = hex('0001000762696c6c696e6700066f726465727300000003');
const assignment =
  '00030000000200066f7264657273000000020000000000000002000562696c6c730000000100000001ffffffff';
const owning =
  '000300000002000562696c6c7300066f7264657273ffffffff0000000100066f7264657273000000010000000000000006ffff';
const owningNothing = '000300000002000562696c6c7300066f7264657273ffffffff00000000ffffffffffff';
const parts = `00000033${owning}0000002d${assignment}`;
const head = '0008636f6e73756d657200000007000572616e67650003632d31';
const client = '0003632d31';
const [id, host] = ['000163', '000a2f3132372e302e302e31'];

/** GroupMetadataValue by version: generation 7 of `range`, one member. */
const groups: readonly (readonly [version: number, bytes: string])[] = [
  [0, `0000${head}00000001${client}${id}${host}0000afc8${parts}`],
  [1, `0001${head}00000001${client}${id}${host}000493e00000afc8${parts}`],
  [2, `0002${head}000000000012d68700000001${client}${id}${host}000493e00000afc8${parts}`],
  [3, `0003${head}000000000012d68700000001${client}000473656174${id}${host}000493e00000afc8${parts}`],
  [
    4,
    '000409636f6e73756d6572000000070672616e676504632d31000000000012d6870204632d31057365617402630b2f3132372e302e302e31' +
      `000493e00000afc834${owning}2e${assignment}0000`,
  ],
];

describe('a record of a group', () => {
  it.each(groups)('of version %i gives generation, members and what each owns', (version, bytes) => {
    expect(readGroupRecord(groupKey, hex(bytes))).toEqual({
      of: 'group',
      group: 'billing',
      value: {
        generation: 7,
        protocol: 'range',
        leader: 'c-1',
        members: [
          {
            ...{ id: 'c-1', clientId: 'c', host: '/127.0.0.1', kept: true },
            ...(version >= 3 ? { instance: 'seat' } : {}),
            share: { orders: [0, 2], bills: [1] },
          },
        ],
      },
    });
  });

  it('tells a member that had let go of everything from one that kept partitions', () => {
    const bytes = groups[1]?.[1].replace(`00000033${owning}`, `00000023${owningNothing}`) ?? '';
    expect(readGroupRecord(groupKey, hex(bytes))).toMatchObject({ value: { members: [{ kept: false }] } });
  });

  it('without a value says that the group was deleted', () => {
    expect(readGroupRecord(groupKey, null)).toEqual({ of: 'group', group: 'billing', value: null });
  });

  it('of a version nobody knows yet is refused, and so is one cut short', () => {
    expect(() => readGroupRecord(groupKey, hex('0009'))).toThrow('unknown version 9');
    const [, bytes = ''] = groups[3] ?? [];
    expect(() => readGroupRecord(groupKey, hex(bytes.slice(0, -8)))).toThrow('cut short');
  });
});

describe('a record of an offset', () => {
  it.each([
    '0000000000000000002a00046e6f7465000000000012d687',
    '0001000000000000002a00046e6f7465000000000012d6870000000000000063',
    '0003000000000000002a0000000500046e6f7465000000000012d687',
    '0004000000000000002a00000005056e6f7465000000000012d68700',
  ])('gives the offset: %s', (value) => {
    const record = { of: 'offset', group: 'billing', topic: 'orders', partition: 3 };
    expect(readGroupRecord(offsetKey, hex(value))).toEqual({ ...record, value: 42 });
    expect(readGroupRecord(offsetKey, null)).toEqual({ ...record, value: null });
  });
});

it('records of the newer coordinators are left alone', () => {
  expect(readGroupRecord(hex('00030001'), hex('00'))).toBeUndefined();
  expect(readGroupRecord(null, null)).toBeUndefined();
});

it('a member without an assignment, or with bytes that are none, owns nothing', () => {
  expect(readAssignment(Buffer.alloc(0))).toEqual({});
  expect(readAssignment(hex('0000ff'))).toEqual({});
  expect(readAssignment(hex('0001000000050003616263'))).toEqual({});
});
