// The words of exercise 2.2.
import type { ExerciseMessages } from '../kit/index.ts';
import type { brokersAndController } from './lab.ts';

const another = 'Another broker as the controller, since you locked your prediction.';

export const dethrone: ExerciseMessages<(typeof brokersAndController)['exercises']['2.2']> = {
  title: 'Dethrone it',
  goal: [
    'Take the crown from the controller: see to it that another broker becomes the controller. How you do it is up to you.',
    'If you stopped a broker for it, start it again. Wait until it has registered, then press Check. The check looks at what has happened since you locked your prediction.',
  ],
  prediction: {
    question:
      'The controller goes, and another broker takes the crown. Then the old one comes back, in good health. Who wears the crown now?',
    options: {
      'at-once': 'The old one: it takes the crown back as soon as it has returned',
      later: 'The old one, after a while, when the cluster has come to rest',
      stays: 'The new one keeps it',
    },
    happened: { stays: 'Broker {to} kept the crown. Broker {from} {since}, and is a broker like any other.' },
    surprise:
      'Many systems have a main machine and a stand-in, and when the main one returns, the stand-in steps back. Here no broker is better than another, so nothing has to be put right. Every change of the controller costs a moment in which nobody is in charge, and one change is cheaper than two.',
  },
  passed:
    'The crown went from broker {from} to broker {to}: {how}. The epoch went from {epochBefore} to {epochAfter}.',
  why: 'The cluster can lose its controller at any time and has a new one by itself. The epoch protects it from the old one: brokers refuse orders that carry an epoch which is over.',
  hints: [
    'First find out who is the controller. Then think about what kind of znode `/controller` is: when does it go?',
    '`yard stop kafka1`, with the number of your controller. Then look at `/controller` again.',
    'Afterwards `yard start kafka1`, with the same number, and wait until `/brokers/ids` shows three ids.',
  ],
  solution:
    '`/controller` is ephemeral: it belongs to the session of the broker that made it. The session ends, the znode goes, the two others have been watching it and both try to make it anew. One of them succeeds, and raises the epoch.',
  answers: {},
  reasons: {
    'not-predicted': {
      expected: 'A prediction, locked before you act.',
      observed: 'You have not locked one in this attempt.',
      hint: 'The question is on the page, in the card of this exercise. Choose, lock, and then take the crown away. A wrong guess costs nothing.',
    },
    'predicted-late': {
      expected: 'A prediction, locked before you act.',
      observed: 'The controller had changed before you locked your prediction, and has not changed since.',
      hint: 'Your prediction stands now. Take the crown from the present controller, and check again.',
    },
    untouched: {
      expected: another,
      observed: 'Broker {controller} is still the controller, in epoch {epoch}.',
      hint: 'Find out who the controller is, and stop that broker.',
    },
    'another-broker': {
      expected: another,
      observed: 'Broker {other} went. Broker {controller} is still the controller, in epoch {epoch}.',
      hint: 'A broker that is not the controller can go without an election of a controller. Ask `/controller` which one it is; it is not always the first, and not the one that leads most.',
    },
    'zookeeper-stopped': {
      expected: another,
      observed: '`{stopped}` went. Broker {controller} is still the controller, in epoch {epoch}.',
      hint: 'ZooKeeper keeps the znode that says who is the controller, but the controller itself is a broker. Stop `{node}`.',
    },
    'too-short': {
      expected: another,
      observed: '`{node}` was away, but not for long enough: its session lived on, and so did its znode.',
      hint: 'A broker that falls silent keeps its session for 6 s here. Leave it alone longer, or stop it politely: then it ends its session itself.',
    },
    'same-again': {
      expected: another,
      observed: 'There was an election, and broker {controller} won it again, now in epoch {epoch}.',
      hint: 'While it is alive it may run in the election too. Try again, or stop `{node}`.',
    },
    'no-election': {
      expected: another,
      observed: '`/controller` names broker {to}, but the epoch is still {epoch}: nobody was elected.',
      hint: 'Somebody wrote over the znode. No broker has become the controller by that, and the old one has stepped back. Delete `/controller`, so that the brokers elect one.',
    },
    'still-down': {
      expected: 'Broker {from} back in the cluster, so that you see whether it takes the crown.',
      observed: 'The crown has passed on. `{node}` is {phase}.',
      hint: 'Bring it back: `yard start {node}`, or `yard resume {node}` when it is paused.',
    },
  },
  waits: {
    session: '`{node}` is silent. Its session runs out after 6 s; then its znodes go.',
    electing: 'Nobody is the controller at this moment: an election is on.',
    returning: '`{node}` is starting and has not registered yet.',
  },
};
