// The words of exercise 3.1.
import type { ExerciseMessages } from '../kit/index.ts';
import type { znodes } from './lab.ts';

export const proofOfLife: ExerciseMessages<(typeof znodes)['exercises']['3.1']> = {
  title: 'Proof of life',
  goal: [
    'Which znode proves that broker {broker} is alive at this moment? Give its path.',
    'And whose is it? Give its `ephemeralOwner`. Both are compared with what ZooKeeper holds when you press Check.',
  ],
  passed: '`{path}` belongs to session `{owner}`, and that is the session of broker {broker}.',
  why: 'As long as that session lives, the znode is there. Nobody has to ask broker {broker} whether it is well: the tree says so, to everybody at once.',
  hints: [
    'Look for a znode that would go away together with the broker. `ls -R /brokers` shows a part of the tree with everything below it.',
    '`get -s` prints a znode and all that ZooKeeper knows about it. One of the lines is `ephemeralOwner`.',
    '`zookeeper-shell zookeeper1:2181 get -s /brokers/ids/{broker}`',
  ],
  solution:
    'A broker registers under `/brokers/ids` when it starts. The znode is ephemeral: it is tied to the session of the broker, and `ephemeralOwner` is the number of that session.',
  answers: {
    path: { label: 'Path', help: 'from the first slash on' },
    owner: { label: 'ephemeralOwner', help: 'a number such as 0x1000…' },
  },
  reasons: {
    'no-path': {
      expected: 'The path of a znode.',
      observed: 'The field was empty.',
      hint: 'Go down the tree from `/brokers`.',
    },
    'nothing-there': {
      expected: 'The path of a znode that exists.',
      observed: 'ZooKeeper has nothing at `{path}`.',
      hint: 'A path begins with a slash and is written in full, and capital and small letters differ. The last part is the number of the broker, not its name.',
    },
    persistent: {
      expected: 'A znode that goes away with broker {broker}.',
      observed: '`{path}` exists, but its `ephemeralOwner` is `0x0`: it belongs to nobody and stays.',
      hint: 'A persistent znode proves only that somebody made it once. It would be there, unchanged, with every broker dead.',
    },
    'another-life': {
      expected: 'A znode that belongs to the session of broker {broker}.',
      observed: '`{path}` belongs to {owner}.',
      hint: 'It proves that its owner is alive, and says nothing about broker {broker}. Compare the owners of the znodes under `/brokers/ids`.',
    },
    'no-owner': {
      expected: 'The `ephemeralOwner` of `{path}`.',
      observed: 'The path is right. The owner was empty.',
      hint: '`get -s` prints it. In the console: `yard check 3.1 --answer path=… --answer owner=…`.',
    },
    'zero-owner': {
      expected: 'The session that owns `{path}`.',
      observed: 'You gave `{given}`: nobody.',
      hint: 'A persistent znode has no owner, an ephemeral one always has. Look at the last lines of `get -s {path}`.',
    },
    'other-broker': {
      expected: 'The session of broker {broker}.',
      observed: '`{given}` is the session of broker {other}.',
      hint: 'The numbers look very much alike. Copy the one that `get -s {path}` shows.',
    },
    'a-transaction': {
      expected: 'The session that owns `{path}`.',
      observed: '`{given}` is the transaction that made it.',
      hint: '`cZxid` and its like number the changes of the tree. The owner stands a few lines further down.',
    },
    'wrong-owner': {
      expected: 'The session that owns `{path}` now.',
      observed: 'You gave `{given}`, which is not it.',
      hint: 'A broker that was started again has a new session, and so a new owner. Your own shell has a session as well; it owns nothing here.',
    },
  },
  waits: {
    'not-registered':
      'Broker {broker} is not registered, so nothing can prove that it is alive. Start it: `yard start kafka{broker}`.',
  },
};
