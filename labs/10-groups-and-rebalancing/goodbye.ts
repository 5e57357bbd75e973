// Check of exercise 10.3: one member said goodbye and one was killed while records came in, and the seconds answered are those recorded.
import { type Check, type CheckContext } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { settled, type Sharing, workers } from './sharings.ts';
import { type Silence, silenceOf, takeoversOf } from './takeovers.ts';
import { topicTrouble } from './topic.ts';

type Exercise = (typeof groupsAndRebalancing)['exercises']['10.3'];

/** A goodbye is noticed at once, and seen at the recorder's next look; a session lasts 6 s at least, from the last heartbeat. */
const politeWithinMs = 3500;
/**
 * A killed member may have committed up to 5 s before its end; polling with a tool is a slow stopwatch. The longest goodbye
 * and `above` together stay below the shortest time-out, so that one is never taken for the other.
 */
const tolerance = { below: 8, above: 5 };

/** Who keeps records coming faster than asked is to be understood as well. */
const manyRecords = 100_000;

export const checkGoodbye: Check<Exercise> = async (context) => {
  const { kafka, values, failed, notYet } = context;
  const { topic, group } = values;
  const trouble = await topicTrouble(context, (partitions) => partitions >= 2);
  if (trouble !== undefined) return trouble;

  const together = (one: Sharing) => workers(one).length >= 2;
  const { events, sharings, changing, unrecorded } = await settled(
    context,
    group,
    topic,
    (all) => takeoversOf(all, [], group).length >= 2,
  );
  const show = 'yard timeline';
  if (sharings.length === 0)
    return unrecorded ? failed('not-recorded', {}, show) : failed('no-group', {}, show);
  if (!sharings.some(together))
    return changing ? notYet('changing-over', {}, show) : failed('alone', {}, show);
  const takeovers = takeoversOf(sharings, events, group);
  if (takeovers.length === 0)
    return changing ? notYet('changing-over', {}, show) : failed('nobody-left', {}, show);

  const silences: Silence[] = [];
  for (const takeover of takeovers)
    silences.push(
      await silenceOf(takeover, (partition) => kafka.records(topic, { partition, limit: manyRecords })),
    );
  const told = silences.filter(({ traffic }) => traffic);
  if (told.length === 0) return failed('no-traffic', {}, show);
  const goodbye = told.filter(({ ms }) => ms <= politeWithinMs).at(-1);
  const killed = told.filter(({ ms }) => ms > politeWithinMs).at(-1);
  if (goodbye === undefined || killed === undefined) {
    if (changing) return notYet('changing-over', {}, show);
    return goodbye === undefined
      ? failed('no-goodbye', { killed: seconds(killed) }, show)
      : failed('no-kill', { goodbye: seconds(goodbye) }, show);
  }
  return grade(context, seconds(goodbye), seconds(killed));
};

function grade({ answers, failed, passed }: CheckContext<Exercise>, goodbyeS: number, killedS: number) {
  const show = 'yard timeline';
  const facts = {
    ...{ goodbyeS, killedS },
    ...{ goodbye: answers.goodbye ?? 'nothing', killed: answers.killed ?? 'nothing' },
  };
  if (answers.goodbye === undefined || answers.killed === undefined) return failed('no-answer', facts, show);
  const [soft, hard] = [Number(answers.goodbye), Number(answers.killed)];
  const softRight = near(soft, goodbyeS, goodbyeS);
  const hardRight = near(hard, killedS, tolerance.below);
  if (softRight && hardRight) return passed(facts, show);
  if (hard >= 1000) return failed('milliseconds', facts, show);
  if (near(soft, killedS, tolerance.below) && near(hard, goodbyeS, goodbyeS))
    return failed('swapped', facts, show);
  return failed(softRight ? 'killed-wrong' : 'goodbye-wrong', facts, show);
}

function near(answer: number, truth: number, below: number): boolean {
  return answer >= truth - below && answer <= truth + tolerance.above;
}

function seconds(silence: Silence | undefined): number {
  return Math.round((silence?.ms ?? 0) / 1000);
}
