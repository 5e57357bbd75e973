// The words of exercise 3.4.
import type { ExerciseMessages } from '../kit/index.ts';
import type { znodes } from './lab.ts';

const path = 'a path, or: not in ZooKeeper';

export const whatLivesWhere: ExerciseMessages<(typeof znodes)['exercises']['3.4']> = {
  title: 'What lives where',
  goal: [
    'Run the five commands above. They make a topic `{topic}` with an override, a group `{group}` with a committed offset, a quota for `{client}`, and a rule for the topic name `{ledger}`.',
    'Then find each of the seven in the tree. Give the path of the znode that holds it, or write `not in ZooKeeper`.',
  ],
  passed:
    'Four are in the tree: `{override}`, `{isr}`, `{quota}` and `{acl}`. Three are not: the committed offset, the members of the group, the messages.',
  why: 'ZooKeeper keeps what every broker must agree on and what seldom changes. What changes with every record or every heartbeat is kept by the brokers themselves.',
  hints: [
    '`ls -R /config` and `ls -R /kafka-acl` show these parts of the tree with everything below them. `get` shows what a znode holds.',
    'Search for the drawn names: `zookeeper-shell zookeeper1:2181 ls -R / | grep -e {topic} -e {group} -e {client} -e {ledger}`. A name that is in no path may still be in a znode; look.',
    'Overrides and quotas are below `/config`, rules below `/kafka-acl`, the in-sync replicas in the `state` of the partition. Of the group there is nothing.',
  ],
  solution:
    'Settings, quotas, rules and the state of partitions have to be known to all brokers, so they are in the tree. Committed offsets are records in `__consumer_offsets`, the members of a group are known to the broker that looks after the group, and messages are in files on the brokers.',
  answers: {
    override: { label: 'Override of the topic', help: path },
    isr: { label: 'In-sync replicas of its partition 0', help: path },
    quota: { label: 'Quota of the client', help: path },
    acl: { label: 'Rule (ACL)', help: path },
    offset: { label: 'Committed offset of the group', help: path },
    members: { label: 'Members of the group', help: path },
    messages: { label: 'Messages of the topic', help: path },
  },
  reasons: {
    'no-topic': {
      expected: 'A topic named `{topic}`.',
      observed: 'The cluster has no topic of that name.',
      hint: 'Run the first of the five commands above this exercise.',
    },
    'no-override': {
      expected: '`{topic}` with `retention.ms` set to {retention}.',
      observed: '`retention.ms` of `{topic}` itself: {found}.',
      hint: '`kafka-configs --bootstrap-server kafka1:9092 --alter --entity-type topics --entity-name {topic} --add-config retention.ms={retention}`',
    },
    'no-bookmark': {
      expected: 'A committed offset of the group `{group}` in `{topic}`.',
      observed: 'The group has none.',
      hint: 'Send a record and let the group read it: the second and the third of the five commands.',
    },
    'no-quota': {
      expected: 'A quota of {rate} bytes per second for producers that call themselves `{client}`.',
      observed: 'What is set for `{client}`: {found}.',
      hint: 'The fourth of the five commands sets it.',
    },
    'no-rule': {
      expected: 'A rule for the topic name `{ledger}` that names `User:{user}`.',
      observed: 'There is none.',
      hint: 'The fifth command makes it. A topic named `{ledger}` need not exist: a rule is about a name.',
    },
    unanswered: {
      expected: 'A place for each of the seven.',
      observed: 'Nothing was said about {what}.',
      hint: 'Give a path, or write `not in ZooKeeper`. In the console: `yard check 3.4 --answer isr=/… --answer offset="not in ZooKeeper" …`.',
    },
    unreadable: {
      expected: 'A path that begins with a slash, or the words `not in ZooKeeper`.',
      observed: 'About {what} you wrote `{given}`.',
      hint: 'Paths are written in full, from the first slash on.',
    },
    'in-zookeeper': {
      expected: 'The path of {what}.',
      observed: 'You said it is not in ZooKeeper. It is.',
      hint: '{keeps} Look again: `ls -R /config`, `ls -R /brokers/topics`, `ls -R /kafka-acl`.',
    },
    'bookmark-in-zookeeper': {
      expected: 'Where the committed offset of `{group}` is kept.',
      observed: 'You gave `{path}`.',
      hint: 'Until 0.9 it was in ZooKeeper, under `/consumers`, and many notes still say so. Since then it is a record in the topic `__consumer_offsets`. `ls /consumers` shows that nothing is there. What the tree knows of `__consumer_offsets` is what it knows of every topic: copies and leaders, no records.',
    },
    'members-in-zookeeper': {
      expected: 'Where the members of `{group}` are known.',
      observed: 'You gave `{path}`.',
      hint: 'Old consumers put ephemeral nodes under `/consumers`. Today one broker, the coordinator of the group, counts its members by heartbeats of their own. ZooKeeper has never heard of them.',
    },
    'messages-in-zookeeper': {
      expected: 'Where the messages of `{topic}` are kept.',
      observed: 'You gave `{path}`.',
      hint: 'Look into that znode: it says which brokers keep copies, and holds no record. Records are in files on those brokers. ZooKeeper keeps its whole tree in memory, and one znode may hold about 1 MB.',
    },
    'no-such-node': {
      expected: 'The path of {what}.',
      observed: 'ZooKeeper has nothing at `{path}`.',
      hint: 'Go down level by level with `ls`, and copy the names. Capital and small letters differ.',
    },
    'copies-not-in-sync': {
      expected: 'The znode that says which copies are in sync.',
      observed: '`{path}` says which brokers keep a copy. It does not change when one of them falls behind.',
      hint: 'Go further down, to the `state` of the partition.',
    },
    'too-high': {
      expected: 'The znode that holds {what}.',
      observed: '`{path}` does not hold it; a znode below it does.',
      hint: 'You are on the right branch. `ls -R {path}` shows what is below.',
    },
    elsewhere: {
      expected: 'The znode that holds {what}.',
      observed: '`{path}` exists, and does not hold it.',
      hint: '`get {path}` shows what is in it.',
    },
  },
  waits: {},
};
