// Lab 0: two exercises on an untouched cluster: who is here, and how a client finds it.
import { defineLab } from '../kit/index.ts';

export const bench = defineLab({
  id: '00-bench',
  number: 0,
  exercises: {
    '0.1': {
      core: true,
      kinds: ['zookeeper', 'answer'],
      values: {},
      answers: { clusterId: { kind: 'text' }, brokerIds: { kind: 'list' } },
      reasons: [
        'no-cluster-id',
        'whole-znode',
        'wrong-cluster-id',
        'no-broker-ids',
        'names-not-ids',
        'ports-not-ids',
        'missing-id',
        'extra-id',
      ],
      waits: [],
      deadlineMs: 20_000,
    },
    '0.2': {
      core: true,
      kinds: ['files', 'mutation'],
      values: {
        // One true address and one that nobody listens on: the file works until the true one is down.
        servers: {
          draw: 'oneOf',
          among: [
            'kafka1:9092,kafka2:9095',
            'kafka1:9092,kafka3:9095',
            'kafka2:9093,kafka1:9095',
            'kafka2:9093,kafka3:9095',
            'kafka3:9094,kafka1:9095',
            'kafka3:9094,kafka2:9095',
          ],
        },
      },
      answers: {},
      reasons: [
        'no-file',
        'no-setting',
        'no-port',
        'zookeeper-address',
        'nobody-answers',
        'not-a-list',
        'one-door',
        'same-broker-twice',
        'wrong-address',
        'stops-working',
      ],
      waits: [],
      deadlineMs: 180_000,
      starters: { 'client.properties': 'client.properties' },
    },
  },
});
