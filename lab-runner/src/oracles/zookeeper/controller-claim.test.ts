// Whose `/controller` is: a broker's own, another session's, nobody's, or one with nonsense in it.
import type { ZNode } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { kafkaZnodes } from './kafka-znodes.ts';
import type { Znodes } from './znodes.ts';

const registered: Readonly<Record<string, string>> = { 1: '0xa1', 2: '0xb2' };

function claimed(data: string, ephemeralOwner: string) {
  const get = async (path: string): Promise<Partial<ZNode> | undefined> => {
    if (path === '/controller') return { data, ephemeralOwner };
    const owner = registered[path.replace('/brokers/ids/', '')];
    return owner === undefined ? undefined : { data: '{}', ephemeralOwner: owner };
  };
  return kafkaZnodes({ get } as unknown as Znodes);
}

const id = (brokerid: unknown) => JSON.stringify({ version: 1, brokerid, timestamp: '1' });

describe('a claim', () => {
  it.each([
    ['a broker that won it', id(1), '0xa1', true],
    ['an id written over what another broker won', id(2), '0xa1', false],
    ['a node that stays', id(2), '0x0', false],
    ['a shell', id(2), '0x77', false],
    ['a broker that is not there', id(9), '0x77', false],
    ['no number', id('two'), '0xa1', false],
    ['nonsense', 'hello', '0x0', false],
  ])('of %s', async (_, data, owner, elected) => {
    const kafka = claimed(data, owner);
    const claim = await kafka.claim();
    expect(claim?.owner).toBe(owner);
    expect(claim && (await kafka.elected(claim))).toBe(elected);
  });
});
