// The words of exercise 4.1, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { quorum } from './lab.ts';

export const otherLeader: ExerciseMessages<(typeof quorum)['exercises']['4.1']> = {
  title: 'Leader of the other cluster',
  goal: [
    'Find out which of the three ZooKeepers leads the ensemble right now, by its own word.',
    'Type its name, and the zxid that any node of the ensemble gave you in the same answer. The check asks all three again and compares.',
  ],
  passed:
    '`{leader}` says `Mode: leader`. Your zxid `{zxid}` is change number {count} of epoch {epoch}; by now the leader is at `{now}`.',
  why: 'Two elections run in this cluster. ZooKeeper elects its own leader, the one node that puts changes in order. With its help the brokers agree on their controller. Neither says anything about the other.',
  hints: [
    'ZooKeeper answers short words. `srvr` is one of them; its answer has a line `Mode` and a line `Zxid`.',
    'Each node speaks for itself only, so ask all three. `kafka-run-class org.apache.zookeeper.client.FourLetterWordMain zookeeper1 2181 srvr` asks the first.',
    'The ports are 2181, 2182 and 2183. The one whose answer has `Mode: leader` is it.',
  ],
  solution:
    'The loop asks each node and keeps the name of the one that leads. The zxid may come from any of them: a follower has the same changes as its leader, perhaps a moment later.',
  answers: {
    leader: { label: 'Leader of the ensemble', help: 'the name of a node' },
    zxid: { label: 'Zxid you read', help: 'from the line Zxid, with the 0x' },
  },
  reasons: {
    'no-leader': {
      expected: 'The name of the ZooKeeper that leads.',
      observed: 'The field was empty.',
      hint: 'Ask each of the three with `srvr`, and look for `Mode: leader`.',
    },
    'a-broker': {
      expected: 'One of the three ZooKeepers.',
      observed: 'You gave `{given}`, a Kafka broker. The controller of the brokers is broker {controller}.',
      hint: 'These are two elections. The controller leads the brokers. The ensemble is a cluster of its own and has a leader of its own, who is a ZooKeeper.',
    },
    'only-a-number': {
      expected: 'The name of a node.',
      observed: 'You gave `{given}`.',
      hint: 'Brokers have ids 1 to 3, and so have ZooKeepers. Only a name says which cluster you mean.',
    },
    'port-not-name': {
      expected: 'The name of a node.',
      observed: 'You gave `{given}`. That is a port.',
      hint: 'A port is where a node listens. Give the name of the node that listens there.',
    },
    'not-a-node': {
      expected: 'The name of one of the three ZooKeepers.',
      observed: 'You gave `{given}`, and no node has that name.',
      hint: '`yard status` lists all six names.',
    },
    'a-follower': {
      expected: 'The node that says `Mode: leader`.',
      observed: '`{given}` {said}.',
      hint: 'Ask the two others. The leader does not have to be the first one, nor stay the same: a restart is enough to change it.',
    },
    'no-zxid': {
      expected: 'The zxid from the answer you read.',
      observed: 'The name is right. The field of the zxid was empty.',
      hint: 'It stands in the answer to `srvr`, in the line `Zxid`.',
    },
    'not-a-zxid': {
      expected: 'A number such as `0x1000000a5`.',
      observed: 'You gave `{given}`.',
      hint: 'Copy it from the line `Zxid`, from the 0x to the end.',
    },
    'zxid-old': {
      expected: 'A zxid of this leader, read now: epoch {epoch}, and not long before `{now}`.',
      observed: 'You gave `{given}`, which is older than the present controller of the brokers.',
      hint: 'It is the number of an old change, or of a time when another leader was in office. Ask `srvr` again.',
    },
    'zxid-ahead': {
      expected: 'A zxid that has been given out already, up to `{now}`.',
      observed: 'You gave `{given}`, and no change has that number yet.',
      hint: 'Perhaps it is the id of a session: those look alike. Take the line `Zxid` of the answer to `srvr`.',
    },
  },
  waits: {
    electing: 'The ensemble has no leader at this moment. Are at least two of its nodes running?',
  },
};
