// Reference answer and mistakes of exercise 2.1.
import type { ExerciseAnswers, Reason, Way } from '../kit/index.ts';
import type { brokersAndController } from './lab.ts';

const controller = `controller=$(zookeeper-shell zookeeper1:2181 get /controller | grep -o '"brokerid":[0-9]*' | cut -d : -f 2)`;
const epoch = 'epoch=$(zookeeper-shell zookeeper1:2181 get /controller_epoch | tail -n 1)';
/** Sets `$name` to a number in the JSON of `/controller`. */
const field = (name: string) =>
  `${name}=$(zookeeper-shell zookeeper1:2181 get /controller | grep -o '"${name}":[0-9-]*' | cut -d : -f 2)`;
const deleted = 'zookeeper-shell zookeeper1:2181 delete /controller';
const reigns = `reigns() { zookeeper-shell zookeeper1:2181 get /controller | grep "\\"brokerid\\":$controller,"; }`;
/** In the second epoch the field `version` has the same number: that would be right. */
const notTwo = `${epoch}; until [ "$epoch" != 2 ]; do ${deleted}; ${epoch}; done`;
const asked = (name: string, answers: Way['answers']): Way => ({ name, lines: [controller, epoch], answers });

export const whoIsInCharge: ExerciseAnswers<Reason<(typeof brokersAndController)['exercises']['2.1']>> = {
  solution: asked('ZooKeeper asked', { controller: '"$controller"', epoch: '"$epoch"' }),
  alternatives: [
    {
      name: 'the lab asked, and another ZooKeeper',
      lines: [
        `controller=$(yard status | grep -w controller | grep -o 'kafka[1-3]' | tr -d a-z)`,
        'epoch=$(zookeeper-shell zookeeper3:2183 get /controller_epoch | tail -n 1)',
      ],
      answers: { controller: '"$controller"', epoch: '"$epoch"' },
    },
  ],
  mistakes: [
    { ...asked('nothing typed', {}), reason: 'no-controller' },
    { ...asked('only the epoch', { epoch: '"$epoch"' }), reason: 'no-controller' },
    {
      ...asked('the name of the machine', { controller: '"kafka$controller"', epoch: '"$epoch"' }),
      reason: 'name-not-id',
    },
    { ...asked('an address', { controller: 'kafka1:9092', epoch: '"$epoch"' }), reason: 'port-not-id' },
    { ...asked('counted from zero', { controller: '0', epoch: '"$epoch"' }), reason: 'not-a-broker' },
    {
      name: 'the whole znode',
      lines: [`all=$(zookeeper-shell zookeeper1:2181 get /controller | grep brokerid)`, epoch],
      answers: { controller: `"$all"`, epoch: '"$epoch"' },
      reason: 'not-a-broker',
    },
    {
      name: 'the leader of a partition',
      lines: [
        controller,
        epoch,
        `leader=$(kafka-topics --bootstrap-server kafka1:9092 --describe --topic __consumer_offsets | grep -o 'Leader: [1-3]' | grep -v "$controller" | head -n 1 | cut -d ' ' -f 2)`,
      ],
      answers: { controller: '"$leader"', epoch: '"$epoch"' },
      reason: 'leads-partitions',
    },
    {
      name: 'the one before, when another had won',
      lines: [controller, reigns, `while reigns; do ${deleted}; done`, epoch],
      answers: { controller: '"$controller"', epoch: '"$epoch"' },
      reason: 'former-controller',
    },
    {
      name: 'a broker that is back and leads nothing',
      lines: [
        controller,
        epoch,
        'other=$((controller % 3 + 1)); yard restart kafka$other; until yard status; do :; done',
      ],
      answers: { controller: '"$other"', epoch: '"$epoch"' },
      reason: 'leads-nothing',
    },
    { ...asked('half an answer', { controller: '"$controller"' }), reason: 'no-epoch' },
    {
      name: 'the field beside it, of newer Kafka',
      lines: [controller, field('kraftControllerEpoch')],
      answers: { controller: '"$controller"', epoch: '"$kraftControllerEpoch"' },
      reason: 'kraft-epoch',
    },
    {
      name: 'another field beside it',
      lines: [notTwo, controller, field('version')],
      answers: { controller: '"$controller"', epoch: '"$version"' },
      reason: 'version-not-epoch',
    },
    {
      name: 'a number from before the last election',
      lines: [
        notTwo,
        deleted,
        'until zookeeper-shell zookeeper1:2181 get /controller | grep brokerid; do :; done',
        controller,
      ],
      answers: { controller: '"$controller"', epoch: '"$epoch"' },
      reason: 'stale-epoch',
    },
    {
      ...asked('the time of its election', { controller: '"$controller"', epoch: '1700000000000' }),
      reason: 'wrong-epoch',
    },
  ],
  fakes: [
    {
      name: 'a function in place of the shell',
      lines: [`zookeeper-shell() { echo '"brokerid":4'; echo 99; }`, controller, epoch],
      answers: { controller: '"$controller"', epoch: '"$epoch"' },
    },
    {
      name: 'an edited history and an echoed verdict',
      lines: [`history -s 'zookeeper-shell zookeeper1:2181 get /controller'`, `echo 'Passed 2.1.'`],
    },
  ],
};
