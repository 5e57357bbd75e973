// Exercise 3.4 in rehearsal: a small tree, as Kafka 3.9 was seen to write it.
import { describe, expect, it } from 'vitest';
import { partition, type Stage } from '../rehearsal.ts';
import { play, type Scene, unseen } from '../scene.ts';
import { znodes } from './lab.ts';
import { znodesMessages } from './messages.en.ts';
import { checkWhatLivesWhere } from './what-lives-where.ts';

const values = {
  topic: 'freight-1ab',
  retention: '123456789',
  group: 'dockers-2cd',
  client: 'crane-3ef',
  rate: '30000',
  user: 'clerk-4gh',
  ledger: 'ledger-6jk',
};
const config = (settings: Readonly<Record<string, string>>) => ({
  data: JSON.stringify({ version: 1, config: settings }),
});
const isr = { data: '{"controller_epoch":1,"leader":2,"version":1,"leader_epoch":0,"isr":[2,3,1]}' };
const tree: NonNullable<Stage['znodes']> = {
  '/config': {},
  '/config/topics': {},
  '/config/topics/freight-1ab': config({ 'retention.ms': '123456789' }),
  '/config/clients/crane-3ef': config({ producer_byte_rate: '30000.0' }),
  '/kafka-acl': {},
  '/kafka-acl/Topic': {},
  '/kafka-acl/Topic/ledger-6jk': {
    data: '{"version":1,"acls":[{"principal":"User:clerk-4gh","permissionType":"Allow","operation":"Read","host":"*"}]}',
  },
  '/brokers/topics/freight-1ab': { data: '{"partitions":{"0":[2,3,1]},"topic_id":"x","version":3}' },
  '/brokers/topics/freight-1ab/partitions/0/state': isr,
  '/brokers/topics/diary/partitions/0/state': isr,
  '/consumers': {},
};
const right = {
  override: '/config/topics/freight-1ab',
  isr: '/brokers/topics/freight-1ab/partitions/0/state',
  quota: '/config/clients/crane-3ef',
  acl: '/kafka-acl/Topic/ledger-6jk',
  offset: 'not in ZooKeeper',
  members: 'not in ZooKeeper',
  messages: 'not in ZooKeeper',
};
const made: Stage = {
  values,
  znodes: tree,
  topics: {
    'freight-1ab': { partitions: [partition(0, [2, 3, 1])], config: { 'retention.ms': '123456789' } },
  },
  groups: { 'dockers-2cd': { committed: { 'freight-1ab': 1 } } },
  answers: right,
};
const say = (answers: Readonly<Record<string, string>>): Stage => ({
  ...made,
  answers: { ...right, ...answers },
});
const without = (path: string): Stage => ({
  ...made,
  znodes: Object.fromEntries(Object.entries(tree).filter(([one]) => one !== path)),
});
const leftOut = (field: keyof typeof right): Stage => {
  const { [field]: _, ...answers } = right;
  return { ...made, answers };
};

const scenes: readonly Scene[] = [
  { title: 'all seven', gives: 'passed', ...made },
  {
    title: 'in other words',
    gives: 'passed',
    ...say({ offset: '__consumer_offsets', members: 'No.', messages: 'in Kafka', acl: `${right.acl}/` }),
  },
  {
    title: 'a dash',
    gives: 'passed',
    ...say({ offset: '-', members: 'nowhere', messages: 'it is not in ZK' }),
  },
  { title: 'nothing made', gives: 'no-topic', values, answers: right },
  {
    title: 'no override',
    gives: 'no-override',
    ...made,
    topics: { 'freight-1ab': { partitions: [partition(0, [2, 3, 1])] } },
  },
  { title: 'nobody read', gives: 'no-bookmark', ...made, groups: {} },
  {
    title: 'a bookmark at the very start',
    gives: 'no-bookmark',
    ...made,
    groups: { 'dockers-2cd': { committed: { 'freight-1ab': 0 } } },
  },
  { title: 'no quota', gives: 'no-quota', ...without(right.quota) },
  {
    title: 'another quota',
    gives: 'no-quota',
    ...made,
    znodes: { ...tree, [right.quota]: config({ consumer_byte_rate: '30000' }) },
  },
  { title: 'no rule', gives: 'no-rule', ...without(right.acl) },
  { title: 'a path left out', gives: 'unanswered', ...leftOut('isr') },
  { title: 'a word left out', gives: 'unanswered', ...leftOut('members') },
  { title: 'no slash', gives: 'unreadable', ...say({ isr: 'brokers/topics' }) },
  { title: 'a shrug', gives: 'unreadable', ...say({ messages: 'somewhere' }) },
  { title: 'nothing is there', gives: 'in-zookeeper', ...say({ quota: 'none' }) },
  { title: 'old offsets', gives: 'bookmark-in-zookeeper', ...say({ offset: '/consumers/dockers-2cd' }) },
  { title: 'old members', gives: 'members-in-zookeeper', ...say({ members: '/consumers' }) },
  { title: 'messages', gives: 'messages-in-zookeeper', ...say({ messages: '/brokers/topics/freight-1ab' }) },
  { title: 'nothing there', gives: 'no-such-node', ...say({ acl: '/kafka-acl/topic/ledger-6jk' }) },
  {
    title: 'the assignment',
    gives: 'copies-not-in-sync',
    ...say({ isr: '/brokers/topics/freight-1ab' }),
  },
  { title: 'a branch', gives: 'too-high', ...say({ override: '/config' }) },
  {
    title: 'another partition',
    gives: 'elsewhere',
    ...say({ isr: '/brokers/topics/diary/partitions/0/state' }),
  },
  {
    title: 'the topic for its settings',
    gives: 'elsewhere',
    ...say({ override: '/brokers/topics/freight-1ab' }),
  },
];

describe('exercise 3.4', () => {
  it.each(scenes)('$gives: $title', async (scene) => {
    const { gives, command } = await play(checkWhatLivesWhere, znodesMessages.exercises['3.4'], scene);
    expect(gives).toBe(scene.gives);
    expect(command).toMatch(/^(zookeeper-shell zookeeper1:2181|kafka-[a-z-]+ --bootstrap-server) /);
  });

  it('shows every outcome', () => expect(unseen(znodes.exercises['3.4'], scenes)).toEqual([]));
});
