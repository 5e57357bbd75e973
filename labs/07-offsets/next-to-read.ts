// Check of exercise 7.1: a group that has read a few records of ten, and the three numbers that follow from it.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import { type GroupStory, groupStory, joinedAfter, otherReader, placesOf } from './group-story.ts';
import type { offsets } from './lab.ts';

type Exercise = (typeof offsets)['exercises']['7.1'];

const wantedRecords = 10;
/** The console consumer commits every five seconds and when it leaves. */
const commitMs = 7_000;

export const checkNextToRead: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  const states = await zookeeper.topic(topic);
  if (states === undefined) return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic}`;
  if (states.length !== 1) return failed('wrong-partitions', { partitions: states.length }, ends);
  const high = (await kafka.offsets(topic))[0]?.high ?? 0;
  if (high < wantedRecords) return failed('too-few-records', { records: high }, ends);
  if (high > wantedRecords) return failed('too-many-records', { records: high }, ends);
  return (await checkPlace(context, high)) ?? checkAnswers(context, high);
};

function describeCommand({ values, ports }: CheckContext<Exercise>): string {
  return `kafka-consumer-groups --bootstrap-server ${bootstrapServers(ports)} --describe --group ${values.group}`;
}

/** What is wrong with the group's place, or with how it got there; or nothing. */
async function checkPlace(context: CheckContext<Exercise>, high: number) {
  const { kafka, values, ports, failed, notYet, waitFor } = context;
  const { topic, group } = values;
  const wanted = Number(values.few);
  const describe = describeCommand(context);
  const placeNow = async () => (await placesOf(context, group, topic)).get(0);
  const running = (await kafka.group(group)).members.length > 0;
  if (running)
    await waitFor(async () => ((await placeNow()) === wanted ? true : undefined), { withinMs: commitMs });
  const place = await placeNow();
  if (running && place !== wanted) return notYet('reading', { offset: place ?? 0 }, describe);
  if (place === undefined) {
    const found = await otherReader(context, group, topic);
    if (found !== undefined) return failed('other-group', { found }, `${describe.replace(group, found)}`);
    const all = `kafka-consumer-groups --bootstrap-server ${bootstrapServers(ports)} --list`;
    return failed('no-group', {}, all);
  }
  if (place !== wanted)
    return failed(place === high ? 'at-the-end' : 'stopped-elsewhere', { offset: place }, describe);
  const story = await groupStory(context, group, topic);
  if (gotThereByReading(story)) return undefined;
  return story.seen ? failed('set-by-hand', { offset: place }, describe) : notYet('unseen', {}, describe);
}

/** Whether a member committed the place, and not a tool from outside. */
function gotThereByReading(story: GroupStory): boolean {
  const last = story.settings.at(-1);
  return story.hadMembers && (last === undefined || joinedAfter(story, last.sequence));
}

/** In the order of the card, where each has a name of its own. */
const fields = [
  { name: 'last', which: 'first' },
  { name: 'committed', which: 'second' },
  { name: 'lag', which: 'third' },
] as const;

/** The three numbers, in the order of the card. */
function checkAnswers(context: CheckContext<Exercise>, high: number) {
  const { answers, values, failed, passed } = context;
  const describe = describeCommand(context);
  const committed = Number(values.few);
  const empty = fields.find(({ name }) => answers[name] === undefined);
  if (empty !== undefined) return failed('no-answer', { which: empty.which }, describe);
  const given = (name: 'last' | 'committed' | 'lag') => Number(answers[name]);
  const lag = high - committed;
  if (given('last') === committed) return failed('last-is-next', { given: given('last') }, describe);
  if (given('last') !== committed - 1) return failed('wrong-last', { given: given('last') }, describe);
  if (given('committed') === committed - 1)
    return failed('committed-is-last', { given: given('committed') }, describe);
  if (given('committed') !== committed)
    return failed('wrong-committed', { given: given('committed') }, describe);
  if (Math.abs(given('lag') - lag) === 1) return failed('lag-off-by-one', { given: given('lag') }, describe);
  if (given('lag') !== lag) return failed('wrong-lag', { given: given('lag') }, describe);
  return passed({ last: committed - 1, committed, lag, high }, describe);
}
