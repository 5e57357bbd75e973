// Reference answer and mistakes of exercise 3.4.
import type { ExerciseAnswers, Reason } from '../kit/index.ts';
import type { znodes } from './lab.ts';

type Why = Reason<(typeof znodes)['exercises']['3.4']>;

const at = '--bootstrap-server kafka1:9092';
const topic = `kafka-topics ${at} --create --topic {topic} --partitions 1 --replication-factor 3 --config retention.ms={retention}`;
const send = `echo crate-1 | kafka-console-producer ${at} --topic {topic}`;
const read = `kafka-console-consumer ${at} --topic {topic} --group {group} --from-beginning --max-messages 1`;
const quota = `kafka-configs ${at} --alter --entity-type clients --entity-name {client} --add-config producer_byte_rate={rate}`;
const rule = `kafka-acls ${at} --add --allow-principal User:{user} --operation Read --topic {ledger}`;
const five = [topic, send, read, quota, rule];

const no = "'not in ZooKeeper'";
const right = {
  override: '/config/topics/{topic}',
  isr: '/brokers/topics/{topic}/partitions/0/state',
  quota: '/config/clients/{client}',
  acl: '/kafka-acl/Topic/{ledger}',
  offset: no,
  members: no,
  messages: no,
};
const wrong = (name: string, reason: Why, ...answers: readonly Partial<typeof right>[]) => ({
  ...{ name, reason, lines: five },
  answers: Object.assign({}, right, ...answers) as typeof right,
});
const { messages: _, ...withoutMessages } = right;

export const whatLivesWhere: ExerciseAnswers<Why> = {
  solution: { name: 'the five commands, then the tree', lines: five, answers: right },
  alternatives: [
    {
      name: 'made in another order with other means, found by searching, said in other words',
      lines: [
        rule,
        quota.replace('--entity-type clients --entity-name', '--client'),
        topic.replace(' --config retention.ms={retention}', ''),
        `kafka-configs ${at} --alter --topic {topic} --add-config retention.ms={retention},max.message.bytes=500000`,
        send,
        `kafka-consumer-groups ${at} --group {group} --topic {topic} --reset-offsets --to-latest --execute`,
        `find() { zookeeper-shell zookeeper1:2181 ls -R / | grep -x "$1"; }`,
      ],
      answers: {
        override: '"$(find \'/config/.*{topic}\')"',
        isr: '"$(find \'.*{topic}/.*/state\')"',
        quota: '"$(find \'.*{client}\')"',
        acl: '"$(find \'/kafka-acl/.*{ledger}\')/"',
        offset: '__consumer_offsets',
        members: 'None',
        messages: "'in Kafka'",
      },
    },
  ],
  mistakes: [
    { name: 'nothing made', lines: [], answers: right, reason: 'no-topic' },
    {
      name: 'no override',
      lines: [topic.replace(' --config retention.ms={retention}', ''), send, read, quota, rule],
      answers: right,
      reason: 'no-override',
    },
    {
      name: 'read without a group',
      lines: [topic, send, read.replace('--group {group} ', ''), quota, rule],
      answers: right,
      reason: 'no-bookmark',
    },
    { name: 'no quota', lines: [topic, send, read, rule], answers: right, reason: 'no-quota' },
    { name: 'no rule', lines: [topic, send, read, quota], answers: right, reason: 'no-rule' },
    { name: 'one left out', lines: five, answers: withoutMessages, reason: 'unanswered' },
    wrong('a path without its slash', 'unreadable', { isr: 'brokers/topics/{topic}' }),
    wrong('offsets in ZooKeeper, as old notes say', 'bookmark-in-zookeeper', {
      offset: '/consumers/{group}/offsets/{topic}/0',
    }),
    wrong('the topic of the offsets, looked for in the tree', 'bookmark-in-zookeeper', {
      offset: '/brokers/topics/__consumer_offsets',
    }),
    wrong('members in ZooKeeper, as old notes say', 'members-in-zookeeper', {
      members: '/consumers/{group}/ids',
    }),
    wrong('messages in ZooKeeper', 'messages-in-zookeeper', { messages: '/brokers/topics/{topic}' }),
    wrong('nothing is in ZooKeeper', 'in-zookeeper', { override: no, isr: no, quota: no, acl: no }),
    wrong('the quota where users have theirs', 'no-such-node', { quota: '/config/users/{client}' }),
    wrong('the copies for those in sync', 'copies-not-in-sync', { isr: '/brokers/topics/{topic}' }),
    wrong('a branch for a leaf', 'too-high', { acl: '/kafka-acl' }),
    wrong('the topic for its settings', 'elsewhere', { override: '/brokers/topics/{topic}' }),
    wrong('the in-sync replicas of another topic', 'elsewhere', {
      isr: '/brokers/topics/__consumer_offsets/partitions/0/state',
    }),
  ],
  fakes: [
    { name: 'right words, nothing made', lines: [], answers: right },
    {
      name: 'functions in place of the tools',
      lines: [
        'kafka-topics() { echo "Created topic {topic}."; }',
        'kafka-configs() { true; }',
        'kafka-acls() { true; }',
        'kafka-console-producer() { cat; }',
        'kafka-console-consumer() { echo crate-1; }',
        ...five,
      ],
      answers: right,
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [`history -s '${topic}'`, `echo 'Passed. 3.4'`],
      answers: right,
    },
  ],
};
