// Check of exercise 3.2: two brokers left while a watch hung on /brokers/ids, and it rang once.
// What a learner's own shell printed cannot be seen from here: the departures are measured, the number is asked.
import { brokerNames, type Check, zookeeperNames } from '../kit/index.ts';
import type { znodes } from './lab.ts';

const wanted = 2;
/** A killed broker stays registered until its session has run out: 6 s, and a little for a busy machine. */
const sessionMs = 10_000;

export const checkWatchItDie: Check<(typeof znodes)['exercises']['3.2']> = async (context) => {
  const { history, answers, ports, failed, notYet, passed, waitFor } = context;
  const shell = `zookeeper-shell ${zookeeperNames[0]}:${ports.zookeeper1}`;
  const look = `${shell} ls /brokers/ids`;
  // Only real brokers: anybody may write a number under /brokers/ids and delete it again.
  const leavings = async () =>
    (await history.of('broker')).filter(
      ({ registered, broker }) => !registered && broker <= brokerNames.length,
    );
  const enough = async () => {
    const now = await leavings();
    return now.length >= wanted ? now : undefined;
  };

  let gone = await leavings();
  const dying = new Set(
    (await history.of('command'))
      .filter(({ action, node }) => (action === 'kill' || action === 'pause') && node.startsWith('kafka'))
      .map(({ node }) => node),
  );
  if (gone.length < wanted && dying.size > 0) {
    gone = (await waitFor(enough, { withinMs: sessionMs })) ?? (await leavings());
    if (gone.length < wanted && dying.size > gone.length)
      return notYet('still-registered', { gone: gone.length }, look);
  }
  const [first, second] = gone;
  if (first === undefined || second === undefined) {
    // Very many topics are followed in part; registrations always are.
    const unseen = (await history.gaps()).some(({ of }) => of !== 'partitions');
    if (unseen) return failed('not-recorded', { gone: gone.length }, look);
    if (first === undefined) return failed('nobody-left', {}, look);
    return failed('one-left', { first: first.broker }, look);
  }

  const facts = { first: first.broker, second: second.broker };
  if (answers.notifications === undefined) return failed('no-answer', facts, look);
  const given = Number(answers.notifications);
  if (given === 1) {
    const apart = Math.max(0, (second.at - first.at) / 1000).toFixed(1);
    return passed({ ...facts, apart }, look);
  }
  if (given < 1) return failed('none', { ...facts, given }, look);
  const oneEach = given === wanted || given === gone.length;
  return failed(oneEach ? 'one-each' : 'more', { ...facts, given }, look);
};
