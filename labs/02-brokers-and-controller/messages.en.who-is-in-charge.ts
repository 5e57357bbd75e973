// The words of exercise 2.1.
import type { ExerciseMessages } from '../kit/index.ts';
import type { brokersAndController } from './lab.ts';

const theId = 'The id of the broker that is the controller.';
const theEpoch = 'The epoch of the controller.';

export const whoIsInCharge: ExerciseMessages<(typeof brokersAndController)['exercises']['2.1']> = {
  title: 'Who is in charge?',
  goal: [
    'Find out which broker is the controller of your cluster at this moment, and in which epoch.',
    'Give the id of the broker, and the number of the epoch. Your answers are compared with ZooKeeper when you press Check.',
  ],
  passed: 'ZooKeeper says the same: broker {id} is the controller, in epoch {truth}.',
  why: 'There is one controller for the whole cluster. The epoch counts its elections, so that an order of an old controller can be told from one of the present controller.',
  hints: [
    'The signal box knows. Look at the first level of its tree again: `zookeeper-shell zookeeper1:2181 ls /`',
    'Two znodes hold the answer: `/controller` and `/controller_epoch`. Read a znode with `get`.',
    '`zookeeper-shell zookeeper1:2181 get /controller` shows `"brokerid":`, and that is the id. `get /controller_epoch` shows one number.',
  ],
  solution:
    'Each broker tries to make the znode `/controller`. Only one can: the others are told that it exists, and they watch it. Whoever makes it raises `/controller_epoch` by one.',
  answers: {
    controller: { label: 'Controller', help: 'The id of a broker: one number.' },
    epoch: { label: 'Epoch', help: 'A whole number.' },
  },
  reasons: {
    'no-controller': {
      expected: theId,
      observed: 'You gave none.',
      hint: 'It stands in the znode `/controller`.',
    },
    'name-not-id': {
      expected: theId,
      observed: '`{controller}` is the name of a machine.',
      hint: 'Give the number that the broker has registered. You saw the numbers under `/brokers/ids`.',
    },
    'port-not-id': {
      expected: theId,
      observed: '`{controller}` is an address, or a port of one.',
      hint: 'An address says where a broker is, not who it is. Give the number behind `"brokerid":`.',
    },
    'not-a-broker': {
      expected: theId,
      observed: 'No broker has registered the id `{controller}`. Registered: {ids}.',
      hint: 'Read `/controller` and take the number behind `"brokerid":`. The numbers around it are something else.',
    },
    'former-controller': {
      expected: theId,
      observed: 'Broker {controller} was the controller in epoch {epoch}. Another one has taken over since.',
      hint: 'Who is in charge can change at any time. Ask again.',
    },
    'leads-partitions': {
      expected: theId,
      observed: 'Broker {controller} leads {led} partitions, but it is not the controller.',
      hint: 'Leader and controller are two things. Every partition has a leader of its own, also in the topics that Kafka keeps for itself, and every broker leads some. The controller is one for the whole cluster.',
    },
    'leads-nothing': {
      expected: theId,
      observed: 'Broker {controller} is alive, but it is not the controller.',
      hint: 'Ask ZooKeeper: `zookeeper-shell zookeeper1:2181 get /controller`.',
    },
    'no-epoch': {
      expected: theEpoch,
      observed: 'The id is right. You gave no epoch.',
      hint: 'It stands in a znode of its own: `/controller_epoch`.',
    },
    'version-not-epoch': {
      expected: theEpoch,
      observed: 'The id is right. `{epoch}` is the `"version"` in `/controller`, which is not the epoch.',
      hint: '`"version"` says how this piece of JSON is written. The epoch stands in a znode of its own: `/controller_epoch`.',
    },
    'kraft-epoch': {
      expected: theEpoch,
      observed: 'The id is right. `{epoch}` is the `"kraftControllerEpoch"` in `/controller`.',
      hint: 'That field is for the move to newer Kafka, where there is no ZooKeeper; −1 means that it has not begun. The epoch stands in `/controller_epoch`.',
    },
    'stale-epoch': {
      expected: theEpoch,
      observed: 'The id is right. The epoch is higher than {epoch}.',
      hint: 'Read `/controller_epoch`: the first epoch is 1, and each election adds one. Perhaps there was one since you looked.',
    },
    'wrong-epoch': {
      expected: theEpoch,
      observed: 'The id is right. There has been no epoch {epoch} yet.',
      hint: 'Read `/controller_epoch`. The lines about `Zxid` and `dataVersion` are from ZooKeeper, about the znode itself.',
    },
  },
  waits: { electing: 'Nobody is the controller at this moment: an election is on. Is a broker alive?' },
};
