// Check of exercise 10.4: a third member joined an eager and a cooperative group; what moved and what paused is as recorded.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { isWhole, ownerOf, settled, type Sharing, workers } from './sharings.ts';
import { topicTrouble } from './topic.ts';

type Exercise = (typeof groupsAndRebalancing)['exercises']['10.4'];

const wanted = 6;

interface Join {
  readonly moved: number;
  readonly paused: number;
}

export const checkStopTheWorld: Check<Exercise> = async (context) => {
  const trouble = await topicTrouble(context, (partitions) => partitions === wanted);
  if (trouble !== undefined) return trouble;

  const eager = await joinIn(context, 'eager');
  if ('outcome' in eager) return eager;
  const cooperative = await joinIn(context, 'cooperative');
  if ('outcome' in cooperative) return cooperative;
  return grade(context, eager, cooperative);
};

/** How the third member came into the group, or what is missing. */
async function joinIn(context: CheckContext<Exercise>, way: 'eager' | 'cooperative') {
  const { values, ports, failed, notYet } = context;
  const group = values[way];
  const show = `kafka-consumer-groups --bootstrap-server ${bootstrapServers(ports)} --describe --group ${group} --members --verbose`;
  const { sharings, changing, unrecorded } = await settled(
    context,
    group,
    values.topic,
    (all) => thirdIn(all) !== undefined,
  );
  const whole = sharings.filter((one) => isWhole(one, wanted));
  const third = thirdIn(sharings);
  if (third === undefined) {
    if (changing) return notYet('changing-over', { group }, show);
    if (unrecorded) return failed('not-recorded', { group }, show);
    if (sharings.length === 0) return failed('no-group', { group }, show);
    const two = whole.some((one) => workers(one).length === 2);
    return failed(two ? 'never-three' : 'never-two', { group }, show);
  }
  const [before, after] = third;
  const facts = { group, protocol: after.protocol };
  if (after.way !== way) return failed(way === 'eager' ? 'not-eager' : 'not-cooperative', facts, show);
  const moved = Array.from({ length: wanted }, (_, n) => n).filter(
    (partition) => ownerOf(before, partition) !== ownerOf(after, partition),
  ).length;
  return { moved, paused: way === 'eager' ? wanted : moved } satisfies Join;
}

/** The last time two members with work became three, both of the two among them. */
function thirdIn(sharings: readonly Sharing[]): readonly [Sharing, Sharing] | undefined {
  const whole = sharings.filter((one) => isWhole(one, wanted));
  const pairs = whole
    .slice(1)
    .map((after, index) => [whole[index] ?? after, after] as const)
    .filter(([before, after]) => {
      const two = workers(before);
      return (
        two.length === 2 && workers(after).length === 3 && two.every((one) => workers(after).includes(one))
      );
    });
  return pairs.at(-1);
}

function grade({ answers, failed, passed }: CheckContext<Exercise>, eager: Join, cooperative: Join) {
  const show = 'yard timeline';
  const given = [
    answers.eagerMoved,
    answers.eagerPaused,
    answers.cooperativeMoved,
    answers.cooperativePaused,
  ];
  const [eagerMoved = 0, eagerPaused = 0, cooperativeMoved = 0, cooperativePaused = 0] = given.map(Number);
  const facts = {
    ...{ total: wanted, em: eager.moved, cm: cooperative.moved },
    ...{ eagerMoved, eagerPaused, cooperativeMoved, cooperativePaused },
  };
  if (given.some((one) => one === undefined)) return failed('no-answer', {}, show);
  if (eagerPaused === eager.moved && eagerPaused !== eager.paused) return failed('eager-keeps', facts, show);
  if (eagerMoved !== eager.moved || eagerPaused !== eager.paused) return failed('wrong-eager', facts, show);
  if (cooperativePaused === wanted) return failed('cooperative-stops-all', facts, show);
  if (cooperativePaused === 0) return failed('nothing-paused', facts, show);
  if (cooperativeMoved !== cooperative.moved || cooperativePaused !== cooperative.paused)
    return failed('wrong-cooperative', facts, show);
  return passed(facts, show);
}
