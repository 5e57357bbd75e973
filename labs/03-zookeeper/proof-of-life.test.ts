// Exercise 3.1 in rehearsal: broker 2 owns session 0x2, and so on.
import { describe, expect, it } from 'vitest';
import type { Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { znodes } from './lab.ts';
import { znodesMessages } from './messages.en.ts';
import { checkProofOfLife } from './proof-of-life.ts';

const tree: Stage['znodes'] = {
  '/brokers/ids': {},
  '/brokers/ids/2': { ephemeralOwner: '0x2', czxid: '0xa4', pzxid: '0xa4' },
  '/brokers/ids/3': { ephemeralOwner: '0x3', czxid: '0xa5', pzxid: '0xa5' },
  '/controller': { ephemeralOwner: '0x2', czxid: '0xa6' },
  '/brokers/topics/diary': {},
  '/me': { ephemeralOwner: '0x77' },
};
const given = (path?: string, owner?: string): Stage => ({
  values: { broker: '2' },
  znodes: tree,
  answers: { ...(path === undefined ? {} : { path }), ...(owner === undefined ? {} : { owner }) },
});
const path = '/brokers/ids/2';

const scenes: readonly Scene[] = [
  { title: 'both', gives: 'passed', ...given(path, '0x2') },
  { title: 'no 0x, zeros in front, a slash behind', gives: 'passed', ...given(`${path}/`, '0002') },
  { title: 'the whole line', gives: 'passed', ...given(path, 'ephemeralOwner = 0X2') },
  { title: 'the crown, which broker 2 wears', gives: 'passed', ...given('/controller', '0x2') },
  { title: 'nothing typed', gives: 'no-path', ...given() },
  { title: 'an owner only', gives: 'no-path', ...given(undefined, '0x2') },
  { title: 'the broker is down', gives: 'not-registered', ...given(path, '0x2'), brokers: [1, 3] },
  { title: 'a name', gives: 'nothing-there', ...given('/brokers/ids/kafka2', '0x2') },
  { title: 'a topic', gives: 'persistent', ...given('/brokers/topics/diary', '0x0') },
  { title: 'the parent', gives: 'persistent', ...given('/brokers/ids', '0x2') },
  { title: 'another broker', gives: 'another-life', ...given('/brokers/ids/3', '0x3') },
  { title: 'a znode of the own hand', gives: 'another-life', ...given('/me', '0x77') },
  { title: 'no owner', gives: 'no-owner', ...given(path) },
  { title: 'nobody', gives: 'zero-owner', ...given(path, '0x0') },
  { title: 'nobody, in short', gives: 'zero-owner', ...given(path, '0') },
  { title: 'the session of another', gives: 'other-broker', ...given(path, '0x3') },
  { title: 'the transaction', gives: 'a-transaction', ...given(path, '0xA4') },
  { title: 'some number', gives: 'wrong-owner', ...given(path, '0x99') },
  { title: 'no number', gives: 'wrong-owner', ...given(path, 'broker 2!') },
];

describe('exercise 3.1', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkProofOfLife, znodesMessages.exercises['3.1'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^zookeeper-shell zookeeper1:2181 (ls|get)/);
  });

  it('shows every outcome', () => expect(unseen(znodes.exercises['3.1'], scenes)).toEqual([]));
});
