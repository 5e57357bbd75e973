// Reference answer and mistakes of exercise 3.1.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { znodes } from './lab.ts';

const shell = 'zookeeper-shell zookeeper1:2181';
const ownerOf = (path: string) => `owner=$(${shell} get -s ${path} | grep ephemeralOwner | cut -d ' ' -f 3)`;
const other = 'other=$(( {broker} % 3 + 1 ))';
const path = '/brokers/ids/{broker}';
const answers = { path, owner: '"$owner"' };

export const proofOfLife: ExerciseAnswers<Reason<(typeof znodes)['exercises']['3.1']>> = {
  solution: { name: 'get -s', lines: [ownerOf(path)], answers },
  alternatives: [
    {
      name: 'ls -s in a shell of another server, the whole line as it stands',
      lines: [
        `owner=$(printf '%s\\n' 'ls -s ${path}' quit | zookeeper-shell zookeeper3:2183 | grep ephemeralOwner)`,
      ],
      answers,
    },
    {
      name: 'capital letters, no 0x, a slash at the end',
      lines: [ownerOf(path), 'owner=$(echo ${owner#0x} | tr a-f A-F)'],
      answers: { path: `${path}/`, owner: '"$owner"' },
    },
  ],
  mistakes: [
    {
      name: 'a topic, which stays',
      lines: [ownerOf('/brokers/topics/__consumer_offsets')],
      answers: { path: '/brokers/topics/__consumer_offsets', owner: '"$owner"' },
      reason: 'persistent',
    },
    {
      name: 'the parent of all brokers',
      lines: [],
      answers: { path: '/brokers/ids', owner: '0x0' },
      reason: 'persistent',
    },
    {
      name: 'a name for an id',
      lines: [ownerOf(path)],
      answers: { path: '/brokers/ids/kafka{broker}', owner: '"$owner"' },
      reason: 'nothing-there',
    },
    {
      name: 'a path without its slash',
      lines: [ownerOf(path)],
      answers: { path: 'brokers/ids/{broker}', owner: '"$owner"' },
      reason: 'nothing-there',
    },
    {
      name: 'another broker',
      lines: [other, ownerOf('/brokers/ids/$other')],
      answers: { path: '/brokers/ids/$other', owner: '"$owner"' },
      reason: 'another-life',
    },
    { name: 'no owner', lines: [], answers: { path }, reason: 'no-owner' },
    { name: 'no path', lines: [ownerOf(path)], answers: { owner: '"$owner"' }, reason: 'no-path' },
    { name: 'nobody owns it', lines: [], answers: { path, owner: '0x0' }, reason: 'zero-owner' },
    {
      name: 'the owner of the znode next to it',
      lines: [other, ownerOf('/brokers/ids/$other')],
      answers,
      reason: 'other-broker',
    },
    {
      name: 'the transaction',
      lines: [`owner=$(${shell} get -s ${path} | grep cZxid | cut -d ' ' -f 3)`],
      answers,
      reason: 'a-transaction',
    },
    {
      name: 'the session of the own shell',
      lines: [
        `owner=$(printf '%s\\n' 'create -e /me' 'get -s /me' quit | ${shell} | grep ephemeralOwner | cut -d ' ' -f 3)`,
      ],
      answers,
      reason: 'wrong-owner',
    },
    { name: 'the id for the owner', lines: [], answers: { path, owner: '{broker}' }, reason: 'wrong-owner' },
  ],
  fakes: [
    {
      name: 'a function in place of the shell',
      lines: [`zookeeper-shell() { echo 'ephemeralOwner = 0x100000000000001'; }`, ownerOf(path)],
      answers,
    },
    {
      name: 'a znode of the own hand',
      lines: [`printf '%s\\n' 'create /alive{broker}' quit | ${shell}`, ownerOf('/alive{broker}')],
      answers: { path: '/alive{broker}', owner: '"$owner"' },
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [`history -s '${shell} get -s ${path}'`, `echo 'Passed. 3.1'`],
    },
  ],
};
