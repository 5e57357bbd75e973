// Check of exercise 10.1: at some moment of the attempt two members of one group had all partitions between them.
import { bootstrapServers, type Check } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { isWhole, otherGroups, settled, type Sharing, workers } from './sharings.ts';
import { topicTrouble } from './topic.ts';

type Exercise = (typeof groupsAndRebalancing)['exercises']['10.1'];

const wanted = 3;

export const checkShare: Check<Exercise> = async (context) => {
  const { values, ports, failed, notYet, passed } = context;
  const { topic, group } = values;
  const trouble = await topicTrouble(context, (partitions) => partitions === wanted);
  if (trouble !== undefined) return trouble;

  const shared = (one: Sharing) =>
    isWhole(one, wanted) && workers(one).length === 2 && Object.keys(one.shares).length === 2;
  const { events, sharings, changing, unrecorded } = await settled(context, group, topic, (all) =>
    all.some(shared),
  );
  const members = `kafka-consumer-groups --bootstrap-server ${bootstrapServers(ports)} --describe --group ${group} --members --verbose`;
  const good = sharings.filter(shared).at(-1);
  if (good !== undefined) {
    const [first = [], second = []] = Object.values(good.shares);
    return passed(
      {
        first: first.join(', '),
        second: second.join(', '),
        generation: good.generation ?? 'unknown',
        by: good.protocol,
      },
      members,
    );
  }
  if (changing) return notYet('changing-over', {}, members);
  if (unrecorded) return failed('not-recorded', {}, members);
  const [other] = otherGroups(events, group, topic);
  const most = Math.max(0, ...sharings.map(({ shares }) => Object.keys(shares).length));
  const facts = { members: most, other: other ?? '' };
  if (most === 0)
    return other === undefined ? failed('no-group', facts, members) : failed('other-group', facts, members);
  if (most === 1)
    return other === undefined ? failed('one-member', facts, members) : failed('two-groups', facts, members);
  return failed(most > 2 ? 'too-many' : 'not-shared', facts, members);
};
