// Reference answers and catalogued mistakes of lab 0, as they are typed.
import { defineAnswers, type Way } from '../kit/index.ts';
import { bench } from './lab.ts';

const file = '~/client.properties';
const write = (servers: string) => `echo 'bootstrap.servers=${servers}' > ${file}`;

const clusterId = `cluster=$(zookeeper-shell zookeeper1:2181 get /cluster/id | grep -o '"id":"[^"]*"' | cut -d '"' -f 4)`;
const brokerIds = `ids=$(zookeeper-shell zookeeper1:2181 ls /brokers/ids | grep -F '[' | tr -d '[] ')`;
const pulse = (name: string, answers: Way['answers']): Way => ({
  name,
  lines: [clusterId, brokerIds],
  answers,
});

export const benchAnswers = defineAnswers(bench, {
  '0.1': {
    solution: pulse('ZooKeeper asked', { clusterId: '"$cluster"', brokerIds: '"$ids"' }),
    alternatives: [
      {
        name: 'brokers asked',
        lines: [
          `cluster=$(kafka-cluster cluster-id --bootstrap-server kafka1:9092 | cut -d ' ' -f 3)`,
          `ids=$(kafka-broker-api-versions --bootstrap-server kafka1:9092 | grep -o 'id: [0-9]*' | cut -d ' ' -f 2)`,
        ],
        answers: { clusterId: '"$cluster"', brokerIds: '"$ids"' },
      },
      pulse('ids in another order, with blanks', { clusterId: '"$cluster"', brokerIds: '"3 1, 2"' }),
    ],
    mistakes: [
      {
        ...pulse('names for ids', { clusterId: '"$cluster"', brokerIds: 'kafka1,kafka2,kafka3' }),
        reason: 'names-not-ids',
      },
      {
        ...pulse('ports for ids', {
          clusterId: '"$cluster"',
          brokerIds: 'kafka1:9092,kafka2:9093,kafka3:9094',
        }),
        reason: 'names-not-ids',
      },
      {
        name: 'bare ports for ids',
        lines: [
          clusterId,
          `ports=$(kafka-broker-api-versions --bootstrap-server kafka1:9092 | grep -o ':[0-9]* (id' | tr -d ':(id')`,
        ],
        answers: { clusterId: '"$cluster"', brokerIds: '"$ports"' },
        reason: 'ports-not-ids',
      },
      {
        ...pulse('one broker left out', { clusterId: '"$cluster"', brokerIds: '1,2' }),
        reason: 'missing-id',
      },
      { ...pulse('counted from zero', { clusterId: '"$cluster"', brokerIds: '0,1,2' }), reason: 'extra-id' },
      {
        ...pulse('all six nodes counted', { clusterId: '"$cluster"', brokerIds: '1,2,3,4,5,6' }),
        reason: 'extra-id',
      },
      { ...pulse('no broker ids', { clusterId: '"$cluster"' }), reason: 'no-broker-ids' },
      { ...pulse('no cluster id', { brokerIds: '1,2,3' }), reason: 'no-cluster-id' },
      {
        name: 'the whole znode',
        lines: [`znode=$(zookeeper-shell zookeeper1:2181 get /cluster/id | grep '^{')`],
        answers: { clusterId: '"$znode"', brokerIds: '1,2,3' },
        reason: 'whole-znode',
      },
      {
        name: 'an id in small letters',
        lines: [clusterId],
        answers: { clusterId: '"$(echo "$cluster" | tr A-Z a-z)x"', brokerIds: '1,2,3' },
        reason: 'wrong-cluster-id',
      },
      {
        name: 'the version for the id',
        lines: [],
        answers: { clusterId: '1', brokerIds: '1,2,3' },
        reason: 'wrong-cluster-id',
      },
    ],
    fakes: [
      {
        name: 'a function in place of the shell',
        lines: [`zookeeper-shell() { echo '{"version":"1","id":"AAAAAAAAAAAAAAAAAAAAAA"}'; }`, clusterId],
        answers: { clusterId: '"$cluster"', brokerIds: '1,2,3' },
      },
      {
        name: 'an edited history and an echoed verdict',
        lines: [`history -s 'zookeeper-shell zookeeper1:2181 get /cluster/id'`, `echo 'Passed. 0.1'`],
      },
    ],
  },
  '0.2': {
    solution: {
      name: 'all three brokers',
      lines: [write('kafka1:9092,kafka2:9093,kafka3:9094'), `cat ${file}`],
    },
    alternatives: [
      { name: 'two brokers', lines: [write('kafka3:9094,kafka1:9092')] },
      {
        name: 'one line changed, the colon of Java, a comment kept',
        lines: [`sed -i 's/^bootstrap.servers=.*/bootstrap.servers: kafka2:9093,kafka3:9094/' ${file}`],
      },
    ],
    mistakes: [
      { name: 'one address', lines: [write('kafka1:9092')], reason: 'one-door' },
      {
        name: 'one port for all',
        lines: [write('kafka1:9092,kafka2:9092,kafka3:9092')],
        reason: 'wrong-address',
      },
      {
        name: 'the same broker twice',
        lines: [write('kafka2:9093,kafka2:9093')],
        reason: 'same-broker-twice',
      },
      { name: 'blanks between', lines: [write('kafka1:9092 kafka2:9093 kafka3:9094')], reason: 'not-a-list' },
      {
        name: 'the addresses of ZooKeeper',
        lines: [write('zookeeper1:2181,zookeeper2:2182,zookeeper3:2183')],
        reason: 'zookeeper-address',
      },
      { name: 'no ports', lines: [write('kafka1,kafka2,kafka3')], reason: 'no-port' },
      {
        name: 'the setting misspelt',
        lines: [`echo 'bootstrap.server=kafka1:9092,kafka2:9093,kafka3:9094' > ${file}`],
        reason: 'no-setting',
      },
      { name: 'everything commented out', lines: [`sed -i 's/^/#/' ${file}`], reason: 'no-setting' },
      { name: 'a port where nobody listens', lines: [write('kafka1:9095')], reason: 'nobody-answers' },
      { name: 'the file deleted', lines: [`rm ${file}`], reason: 'no-file' },
    ],
    fakes: [
      {
        name: 'tools that always say yes',
        lines: [
          'kafka-broker-api-versions() { echo "kafka1:9092 (id: 1 rack: null)"; }',
          'kafka-topics() { echo orders; }',
          'export -f kafka-broker-api-versions kafka-topics',
          'alias kafka-topics=true',
        ],
      },
      {
        name: 'the answer in a comment and in the history',
        lines: [
          `echo '# bootstrap.servers=kafka1:9092,kafka2:9093,kafka3:9094' >> ${file}`,
          `history -s "echo bootstrap.servers=kafka1:9092,kafka2:9093 > ${file}"`,
        ],
      },
    ],
  },
});
