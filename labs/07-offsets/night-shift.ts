// Check of exercise 7.3: a group that stood at the end without having read was put back to the start, and has read everything.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import { type GroupStory, groupStory, joinedAfter, otherReader, placesOf } from './group-story.ts';
import type { offsets } from './lab.ts';

type Exercise = (typeof offsets)['exercises']['7.3'];

/** The console consumer commits every five seconds and when it leaves. */
const commitMs = 7_000;

export const checkNightShift: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed, notYet, waitFor } = context;
  const { topic, group } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const [track] = await kafka.offsets(topic);
  const { low, high } = track ?? { low: 0, high: 0 };
  const describe = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group}`;
  const placeNow = async () => (await placesOf(context, group, topic)).get(0);
  const look = async () => {
    const place = await placeNow();
    const story = await groupStory(context, group, topic);
    return { place, seen: story.seen, ...lastReturn(story, low, (await topicBirth(context)).at) };
  };
  const running = (await kafka.group(group)).members.length > 0;
  const finished = async () => {
    const now = await look();
    return now.place === high && now.put === 'start' && now.readSince ? now : undefined;
  };
  const done = running ? await waitFor(finished, { withinMs: commitMs }) : await finished();
  if (done !== undefined && high >= Number(values.count))
    return context.passed({ from: done.from ?? high, low, high }, describe);

  const { place, seen, put, readSince } = await look();
  const facts = { place: place ?? 'nowhere', low, high };
  const { remade } = await topicBirth(context);
  const found = await otherReader(context, group, topic);
  if (running && put === 'start' && place !== high) return notYet('reading', facts, describe);
  if (running && put === undefined) return failed('still-running', facts, describe);
  if (remade && put === undefined) return failed('topic-remade', facts, describe);
  if (states.length !== 1 || high < Number(values.count)) return failed('not-prepared', facts, describe);
  if (place !== undefined && !seen) return notYet('unseen', facts, describe);
  if (put === undefined && found !== undefined)
    return failed('new-group', { ...facts, found }, describe.replace(group, found));
  if (put === undefined)
    return place === undefined
      ? failed('not-prepared', facts, describe)
      : failed('nothing-happened', facts, describe);
  if (put === 'elsewhere' || (place === high && !readSince))
    return failed(readSince ? 'not-from-start' : 'not-read', facts, describe);
  return failed(place === undefined || place <= low ? 'not-read' : 'read-partly', facts, describe);
};

interface Return {
  /** Where it was put last: where the log begins (or to no place at all), somewhere else; absent when it never was. */
  readonly put: 'start' | 'elsewhere' | undefined;
  /** Where it had stood before. */
  readonly from: number | null;
  /** Whether somebody joined the group after that. */
  readonly readSince: boolean;
}

/**
 * The last time the group's place was set, its offsets were deleted, or the group was. When a topic is deleted its groups
 * lose their places as well: what nobody has had since the topic was born does not count.
 */
function lastReturn(story: GroupStory, low: number, bornAt: number): Return {
  const had = (sequence: number) => story.joins.some((one) => one > bornAt && one < sequence);
  const settings = story.settings
    .filter(({ from }) => from !== null)
    .map(({ sequence, from, to }) => ({
      sequence,
      from,
      start: to === null || to <= low,
      gone: to === null,
    }));
  const deleted = story.deletions.map((sequence) => ({ sequence, from: null, start: true, gone: true }));
  const last = [...settings, ...deleted]
    .filter(({ sequence, gone }) => !gone || had(sequence))
    .sort((a, b) => a.sequence - b.sequence)
    .at(-1);
  if (last === undefined) return { put: undefined, from: null, readSince: false };
  const readSince = joinedAfter(story, last.sequence);
  return { put: last.start ? 'start' : 'elsewhere', from: last.from, readSince };
}

/** When the topic was made in this attempt, the last time; 0 when that was not seen. */
async function topicBirth({ history, values }: CheckContext<Exercise>) {
  let at = 0;
  let gone = false;
  let remade = false;
  for (const { topic, replicas, sequence } of await history.of('topic')) {
    if (topic !== values.topic) continue;
    if (replicas !== null && (gone || at === 0)) at = sequence;
    gone = replicas === null;
    remade ||= gone;
  }
  return { at, remade };
}
