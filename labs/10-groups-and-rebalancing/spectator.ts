// Check of exercise 10.2: of four members one had nothing to do, it was named, and it stepped in when another left.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { isWhole, settled, type Sharing, spectators, workers } from './sharings.ts';
import { topicTrouble } from './topic.ts';

type Exercise = (typeof groupsAndRebalancing)['exercises']['10.2'];

const wanted = 3;
const crowded = (one: Sharing) => isWhole(one, wanted) && spectators(one).length > 0;

export const checkSpectator: Check<Exercise> = async (context) => {
  const { values, failed, notYet } = context;
  const { topic, group } = values;
  const trouble = await topicTrouble(context, (partitions) => partitions === wanted);
  if (trouble !== undefined) return trouble;

  const enough = (all: readonly Sharing[]) =>
    all.some((one) => spectators(one).some((idle) => steppedIn(all, one, idle)));
  const { sharings, changing, unrecorded } = await settled(context, group, topic, enough);
  const members = membersOf(context);
  if (!sharings.some(crowded)) {
    if (changing) return notYet('changing-over', {}, members);
    if (unrecorded) return failed('not-recorded', {}, members);
    const most = Math.max(0, ...sharings.map(({ shares }) => Object.keys(shares).length));
    return failed(most === 0 ? 'no-group' : 'too-few', { members: most }, members);
  }
  return grade(context, sharings, changing);
};

async function grade(context: CheckContext<Exercise>, sharings: readonly Sharing[], changing: boolean) {
  const { answers, failed, notYet, passed } = context;
  const show = membersOf(context);
  const crowds = sharings.filter(crowded);
  const count = Math.max(...crowds.map(({ shares }) => Object.keys(shares).length));
  const given = answers.idle ?? '';
  const facts = { given, members: count };
  if (given === '') return failed('no-answer', facts, show);

  const everybody = [...new Set(sharings.flatMap(({ shares }) => Object.keys(shares)))];
  const meant = everybody.filter((member) => member === given || member.startsWith(given));
  if (meant.length === 0) return failed('not-a-member', facts, show);
  const [member = ''] = meant;
  if (meant.length > 1) return failed('only-client-id', { ...facts, count: meant.length }, show);
  const crowd = crowds.filter((one) => spectators(one).includes(member));
  const last = crowds.at(-1);
  if (crowd.length === 0) {
    const has = (last?.shares[member] ?? crowds.flatMap(({ shares }) => shares[member] ?? [])).join(', ');
    return failed('has-partitions', { ...facts, has: has || 'some' }, show);
  }
  for (const one of crowd) {
    const then = steppedIn(sharings, one, member);
    if (then !== undefined)
      return passed(
        { ...facts, member, took: (then.shares[member] ?? []).join(', '), left: workers(then).length },
        show,
      );
  }
  return changing
    ? notYet('changing-over', {}, show)
    : failed('never-stepped-in', { ...facts, member }, show);
}

/** The first assignment after `crowd` in which `idle` owns something. */
function steppedIn(sharings: readonly Sharing[], crowd: Sharing, idle: string): Sharing | undefined {
  return sharings
    .slice(sharings.indexOf(crowd) + 1)
    .find((one) => isWhole(one, wanted) && workers(one).includes(idle));
}

function membersOf({ values, ports }: CheckContext<Exercise>): string {
  return `kafka-consumer-groups --bootstrap-server ${bootstrapServers(ports)} --describe --group ${values.group} --members --verbose`;
}
