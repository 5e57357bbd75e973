// What the head says: counts, leaders, and unknown with its cause in place of a zero.
import { type ClusterImage, applyEvents, emptyImage } from '@railyard/labs/kit';
import { expect, test } from 'vitest';
import { chipsOf } from './chips.ts';
import { healthy, killOfTheController, writeDown } from './scenes.fixture.ts';

const said = (image: ClusterImage | undefined): Record<string, string> =>
  Object.fromEntries(chipsOf(image).map(({ name, value, detail }) => [name, `${value} / ${detail ?? ''}`]));

test('a healthy cluster', () => {
  expect(said(healthy)).toEqual({
    'Under-replicated': '0 / ',
    'Under min ISR': '0 / ',
    Offline: '0 / ',
    Brokers: '3 of 3 / are registered',
    Controller: 'kafka2 / epoch 3',
    ZooKeeper: 'zookeeper2 / leads, quorum 3/3',
  });
});

test('after an election', () => {
  const { base, events } = writeDown(killOfTheController);
  expect(said(applyEvents(base, events))).toMatchObject({
    'Under-replicated': '2 / all in your topics',
    Brokers: '2 of 3 / are registered',
    Controller: 'kafka3 / epoch 4',
  });
});

const withIsr = (isr: number[], leader: number, minIsr?: string): ClusterImage => ({
  ...healthy,
  topics: {
    one: {
      replicas: [[1, 2, 3]],
      states: { 0: { leader, leaderEpoch: 0, isr } },
      config: minIsr === undefined ? {} : { 'min.insync.replicas': minIsr },
    },
  },
});

test('min ISR is the topic’s, and never more than there are copies', () => {
  expect(said(withIsr([1], 1, '2'))['Under min ISR']).toMatch(/^1 /);
  expect(said(withIsr([1], 1))['Under min ISR']).toMatch(/^0 /);
  expect(said(withIsr([1, 2, 3], 1, '5'))['Under min ISR']).toMatch(/^0 /);
});

test('with nobody registered nobody leads, whatever was written down last', () => {
  const { Offline, Brokers } = said({ ...withIsr([1, 2, 3], 1), brokers: {} });
  expect([Offline, Brokers]).toEqual(['1 / all in your topics', '0 of 3 / are registered']);
});

test('a partition without a leader is offline', () => {
  expect(said(withIsr([2], -1))['Offline']).toMatch(/^1 /);
});

test.each<[string, ClusterImage | undefined, string]>([
  ['nothing told', undefined, 'the runner has not told yet'],
  ['nothing read', { ...emptyImage, quorum: true }, 'ZooKeeper has not been read yet'],
  ['no quorum', { ...healthy, quorum: false }, 'no ZooKeeper quorum'],
  ['a gap of ZooKeeper', { ...healthy, gaps: ['zookeeper'] }, 'ZooKeeper does not answer'],
  ['a gap of everything', { ...healthy, gaps: ['all'] }, 'the recorder is not running'],
])('unknown is not zero: %s', (_, image, why) => {
  const chips = said(image);
  for (const name of ['Under-replicated', 'Under min ISR', 'Offline', 'Brokers', 'Controller'])
    expect(chips[name]).toBe(`unknown / ${why}`);
});

test('topics that are not followed make the counts floors', () => {
  expect(said({ ...healthy, gaps: ['partitions'] })['Offline']).toBe('0 or more / ');
});

test('the ensemble speaks for itself, also without a quorum', () => {
  const roles = { zookeeper1: 'looking', zookeeper2: 'silent', zookeeper3: 'silent' } as const;
  expect(said({ ...healthy, quorum: false, roles })['ZooKeeper']).toBe('no quorum / 0 of 3 serve');
  expect(said({ ...healthy, roles: {} })['ZooKeeper']).toBe('unknown / no member has answered yet');
});
