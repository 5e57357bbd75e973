// Check of exercise 3.2: two brokers left while a watch hung on /brokers/ids, and it rang once.
// What a learner's own shell printed cannot be seen from here: the departures are measured, the number is asked.
import { type Check, zookeeperNames } from '../kit/index.ts';
import { readDepartures } from './departures.ts';
import type { znodes } from './lab.ts';

/** A killed broker stays registered until its session has run out: 6 s, and a little for a busy machine. */
const sessionMs = 10_000;

export const checkWatchItDie: Check<(typeof znodes)['exercises']['3.2']> = async (context) => {
  const { history, answers, ports, failed, notYet, passed, waitFor } = context;
  const shell = `zookeeper-shell ${zookeeperNames[0]}:${ports.zookeeper1}`;
  const look = `${shell} ls /brokers/ids`;
  const read = async () => readDepartures(await history.events());
  const both = async () => {
    const now = await read();
    return now.together.length < 2 ? undefined : now;
  };

  let seen = await read();
  if (seen.together.length < 2 && seen.dying > 0) {
    seen = (await waitFor(both, { withinMs: sessionMs })) ?? (await read());
    if (seen.together.length < 2 && seen.dying > 0)
      return notYet('still-registered', { dying: seen.dying }, look);
  }
  const [first, second] = seen.together;
  if (first === undefined || second === undefined) {
    // Very many topics are followed in part; registrations always are.
    const unseen = (await history.gaps()).some(({ of }) => of !== 'partitions');
    const { last } = seen;
    if (unseen) return failed('not-recorded', {}, look);
    if (last === undefined) return failed('nobody-left', {}, look);
    return failed('one-left', { first: last.broker }, look);
  }
  const facts = { first: first.broker, second: second.broker };
  if (answers.notifications === undefined) return failed('no-answer', facts, look);
  const given = Number(answers.notifications);
  if (given === 1) {
    const apart = Math.max(0, (second.at - first.at) / 1000).toFixed(1);
    return passed({ ...facts, apart }, look);
  }
  if (given < 1) return failed('none', { ...facts, given }, look);
  return failed(
    given === 2 || given === seen.together.length ? 'one-each' : 'more',
    { ...facts, given },
    look,
  );
};
