// Check of exercise 1.3: two groups with a place of their own in a topic that lost nothing.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';

type Exercise = (typeof topicProduceConsume)['exercises']['1.3'];

const wantedRecords = 10;
/** The console consumer commits every five seconds and when it leaves. */
const commitMs = 7_000;

export const checkReading: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed } = context;
  const servers = bootstrapServers(ports);
  const { topic } = values;
  const partitions = await zookeeper.topic(topic);
  if (partitions === undefined)
    return failed('absent', {}, `kafka-topics --bootstrap-server ${servers} --list`);
  const ends = `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic}`;
  if (partitions.length !== 1) return failed('wrong-partitions', { partitions: partitions.length }, ends);
  const [track] = await kafka.offsets(topic);
  const { low, high } = track ?? { low: 0, high: 0 };
  if (high < wantedRecords) return failed('too-few-records', { records: high }, ends);
  if (high > wantedRecords) return failed('too-many-records', { records: high }, ends);
  return (await checkGroups(context, high)) ?? checkAnswer(context, { low, high });
};

/** What is wrong with the two groups, or nothing. */
async function checkGroups(context: CheckContext<Exercise>, high: number) {
  const { kafka, values, ports, failed, notYet, waitFor } = context;
  const groups = [
    { group: values.sorters, wanted: Number(values.few) },
    { group: values.auditors, wanted: Number(values.many) },
  ];
  const describe = `kafka-consumer-groups --bootstrap-server ${bootstrapServers(ports)} --describe`;
  const places: { group: string; wanted: number; running: boolean; offset: number | undefined }[] = [];
  for (const { group, wanted } of groups) {
    const running = (await kafka.group(group)).members.length > 0;
    const arrived = async () => ((await place(context, group)) === wanted ? wanted : undefined);
    if (running) await waitFor(arrived, { withinMs: commitMs });
    places.push({ group, wanted, running, offset: await place(context, group) });
  }
  const late = places.find(({ running, offset, wanted }) => running && offset !== wanted);
  if (late !== undefined) {
    const { group, wanted, offset = 0 } = late;
    return notYet('reading', { group, wanted, offset }, `${describe} --group ${group}`);
  }

  const missing = places.find(({ offset }) => offset === undefined);
  const present = places.find(({ offset }) => offset !== undefined);
  if (present === undefined) {
    const found = await readerOf(context);
    if (found === undefined) return failed('no-groups', {}, `${describe} --all-groups`);
    return failed('other-groups', { found }, `${describe} --group ${found}`);
  }
  if (missing !== undefined)
    return failed(
      'one-group',
      { present: present.group, offset: present.offset ?? 0, missing: missing.group },
      `${describe} --all-groups`,
    );
  const wrong = places.find(({ offset, wanted }) => offset !== wanted);
  if (wrong === undefined) return undefined;
  const { group, wanted, offset = 0 } = wrong;
  const reason = offset === high ? 'at-the-end' : 'stopped-elsewhere';
  return failed(reason, { group, wanted, offset }, `${describe} --group ${group}`);
}

/** The group's committed offset in the topic. */
async function place({ kafka, values }: CheckContext<Exercise>, group: string): Promise<number | undefined> {
  const commits = await kafka.committed(group);
  return commits.find(({ topic, offset }) => topic === values.topic && offset >= 0)?.offset;
}

/** Some other group with a place in the topic. */
async function readerOf(context: CheckContext<Exercise>): Promise<string | undefined> {
  for (const group of await context.kafka.groups())
    if ((await place(context, group)) !== undefined) return group;
  return undefined;
}

function checkAnswer(
  { answers, values, ports, failed, passed }: CheckContext<Exercise>,
  { low, high }: { readonly low: number; readonly high: number },
) {
  const command = `kafka-get-offsets --bootstrap-server ${bootstrapServers(ports)} --topic ${values.topic} --time earliest`;
  if (answers.earliest === undefined) return failed('no-answer', {}, command);
  const given = answers.earliest;
  const number = Number(given);
  if (number === low) return passed({ earliest: low }, command);
  if (number === high) return failed('answered-count', { given }, command);
  const bookmark = number === Number(values.few) || number === Number(values.many);
  return failed(bookmark ? 'answered-bookmark' : 'wrong-answer', { given }, command);
}
