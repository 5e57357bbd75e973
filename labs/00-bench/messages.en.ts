// Every word of lab 0 a learner can see, in English.
import { defineMessages } from '../kit/index.ts';
import { bench } from './lab.ts';

export const benchMessages = defineMessages(bench, {
  title: 'Bench',
  exercises: {
    '0.1': {
      title: 'Take the pulse',
      goal: [
        'Find out from the cluster itself what its id is, and which broker ids are alive right now.',
        'Type both below, then press Check. The answer is compared with what ZooKeeper holds at that moment.',
      ],
      passed: 'ZooKeeper says the same: cluster `{clusterId}`, live brokers {brokerIds}.',
      why: 'A broker is alive because it is registered under its id, not because a process or a container has a name. Every later lesson asks this question first.',
      hints: [
        'ZooKeeper keeps a small tree. `zookeeper-shell zookeeper1:2181 ls /` shows its first level.',
        'The live brokers are the children of `/brokers/ids`. The cluster id is the content of `/cluster/id`.',
        '`zookeeper-shell zookeeper1:2181 get /cluster/id` and `zookeeper-shell zookeeper1:2181 ls /brokers/ids`.',
      ],
      solution:
        'Every broker writes its id below `/brokers/ids` when it starts, and the entry goes away with it. The cluster id was written once, by the first broker that ever started here.',
      answers: {
        clusterId: { label: 'Cluster id', help: '22 characters, copied exactly' },
        brokerIds: { label: 'Live broker ids', help: 'numbers, with commas between' },
      },
      reasons: {
        'no-cluster-id': {
          expected: 'A cluster id.',
          observed: 'The field was empty.',
          hint: 'Read `/cluster/id` in ZooKeeper, or ask any broker with `kafka-cluster cluster-id`.',
        },
        'whole-znode': {
          expected: 'The id alone.',
          observed: 'You gave the whole content of `/cluster/id`: `{given}`.',
          hint: 'You looked in the right place. The id is the text after `"id":`, without the quotes.',
        },
        'wrong-cluster-id': {
          expected: 'The id that `/cluster/id` holds.',
          observed: 'You gave `{given}`, which is not it.',
          hint: 'It has 22 characters, and capital and small letters differ. Copy it from the console. A reset of the lab makes a new cluster with a new id.',
        },
        'no-broker-ids': {
          expected: 'The ids of the live brokers.',
          observed: 'The field was empty.',
          hint: 'List the children of `/brokers/ids`.',
        },
        'names-not-ids': {
          expected: 'Ids: the numbers the brokers registered.',
          observed: 'You gave names: `{given}`.',
          hint: '`kafka1` is the name of a machine. The id is what the broker wrote into ZooKeeper when it started; it comes from `broker.id` in its settings.',
        },
        'ports-not-ids': {
          expected: 'Ids: the numbers the brokers registered.',
          observed: 'You gave `{given}`. Those are ports.',
          hint: 'A port is where a broker listens. Its id is its name in the cluster. `ls /brokers/ids` shows ids.',
        },
        'missing-id': {
          expected: 'All live brokers: {count} of them.',
          observed: 'You left out {missing}.',
          hint: 'Broker {missing} is registered now. Perhaps it was down when you looked: look again.',
        },
        'extra-id': {
          expected: 'Only brokers that are alive now: {count} of them.',
          observed: 'You named {extra}, and no live broker has registered that.',
          hint: 'Nothing below `/brokers/ids` answers to {extra}. If you stopped a broker, its entry went with it. The three ZooKeeper nodes are not brokers.',
        },
      },
      waits: {},
    },
    '0.2': {
      title: 'Bootstrap is only the door',
      goal: [
        'Your home has a file `client.properties`. With all brokers up, a client that uses it gets in. Repair its `bootstrap.servers` so that a client gets in whichever single broker is down. You can edit it in the tab Files beside this page, or in the console with `nano client.properties`.',
        'The check stops each broker in turn, runs a real Kafka tool with your list, and starts the broker again. That takes about a minute.',
      ],
      passed:
        'With each of `kafka1`, `kafka2` and `kafka3` stopped in turn, a client with `{servers}` still found the cluster.',
      why: 'The list is only used to find the first broker that answers. That one names all the others. One true door is enough on a good day; you write the list for the bad day.',
      hints: [
        'Knock at each address of the file alone: `kafka-broker-api-versions --bootstrap-server HOST:PORT`.',
        'Each broker here has a port of its own. `yard status` shows them.',
        'Name at least two brokers, each with its own port, with commas between: `bootstrap.servers=kafka1:9092,kafka2:9093,kafka3:9094`.',
      ],
      solution:
        'All three brokers are named, each by an address it really listens on. Two would survive the loss of any one as well; three also survive a wrong guess about which.',
      answers: {},
      reasons: {
        'no-file': {
          expected: 'A file `client.properties` in your home.',
          observed: 'There is none.',
          hint: 'Write it anew: one line `bootstrap.servers=` and your list. "Try again with new values" puts the first file back.',
        },
        'no-setting': {
          expected: 'A line that sets `bootstrap.servers`.',
          observed: 'The file sets {found}.',
          hint: 'Kafka ignores settings it does not know, so a misspelt name is as good as none. The name is `bootstrap.servers`, all small, with a dot.',
        },
        'no-port': {
          expected: 'Addresses `host:port` with commas between.',
          observed: 'The tool refused `{servers}`: `{said}`',
          hint: 'Every address needs its own `:port`. Kafka has no port it would guess.',
        },
        'not-a-list': {
          expected: 'Addresses with commas between.',
          observed:
            'Kafka read `{text}` as one address, and of that only the end: `{read}`. With `{stopped}` stopped nobody answered.',
          hint: 'Only a comma parts two addresses. A blank or a semicolon does not, and Kafka does not complain.',
        },
        'zookeeper-address': {
          expected: 'Addresses of brokers.',
          observed: '`{address}` is a ZooKeeper node.',
          hint: 'Clients talk to brokers only. ZooKeeper speaks another language, and a Kafka client gets no answer there.',
        },
        'nobody-answers': {
          expected: 'At least one address where a broker answers.',
          observed: 'All brokers are up, and nobody answered at `{servers}`.',
          hint: 'Compare each port with `yard status`.',
        },
        'one-door': {
          expected: 'A list that survives the loss of any one broker.',
          observed: 'The list has one address, `{servers}`. With `{stopped}` stopped nobody answered.',
          hint: 'It works until that one is down. Name more brokers.',
        },
        'same-broker-twice': {
          expected: 'A list that survives the loss of any one broker.',
          observed: '`{servers}` names one broker more than once. With `{stopped}` stopped nobody answered.',
          hint: 'A second line to the same door is no second door. Name another broker.',
        },
        'wrong-address': {
          expected: 'Every address in the list belongs to a broker.',
          observed: 'No broker listens at `{wrong}`. With `{stopped}` stopped nobody answered.',
          hint: 'On a good day the client skips the bad address and you see nothing. Each broker here has its own port: `{right}`.',
        },
        'stops-working': {
          expected: 'An answer from a client with each broker stopped in turn.',
          observed: 'With `{stopped}` stopped, nobody answered at `{servers}`: `{said}`',
          hint: 'Stop `{stopped}` yourself with `yard stop {stopped}`, run the command below, and start it again.',
        },
      },
      waits: {},
    },
  },
});
