// Check of exercise 1.2: five records whose keys are keys, read straight from the partitions.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { topicProduceConsume } from './lab.ts';
import { nearName } from './near-names.ts';
import { type Parcel, storedRight, storedWrong } from './parcels.ts';

type Exercise = (typeof topicProduceConsume)['exercises']['1.2'];

/** More lines than this are no evidence a person reads. */
const linesShown = 20;

export const checkRealKeys: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, values, ports, failed, passed } = context;
  const { topic } = values;
  const servers = bootstrapServers(ports);
  if ((await zookeeper.topic(topic)) === undefined) {
    const near = await nearName(context, topic);
    const list = `kafka-topics --bootstrap-server ${servers} --list`;
    return near === undefined
      ? failed('absent', {}, list)
      : failed('other-topic', { found: near.name }, list);
  }
  const records = await kafka.records(topic);
  if (records.length === 0)
    return failed('empty', {}, `kafka-get-offsets --bootstrap-server ${servers} --topic ${topic}`);

  const shown = Math.min(records.length, linesShown);
  const command = `kafka-console-consumer --bootstrap-server ${servers} --topic ${topic} --from-beginning --property print.partition=true --property print.offset=true --property print.key=true --max-messages ${shown}`;
  const parcels = parcelsOf(values);
  const missing = parcels.filter((parcel) => storedRight(parcel, records) === undefined);
  const keyed = parcels.length - missing.length;
  const [lost] = missing;
  if (lost === undefined) {
    const first = records.find(({ key }) => key === values.key1);
    return passed({ partition: first?.partition ?? 0, offset: first?.offset ?? '0' }, command);
  }

  for (const parcel of missing) {
    const wrong = storedWrong(parcel, records);
    if (wrong === undefined) continue;
    const { record, slip } = wrong;
    const value = record.value ?? 'null';
    if (slip === 'null-key')
      return keyed === 0
        ? failed('null-keys', { value }, command)
        : failed('some-null-keys', { value, keyed }, command);
    return failed(slip, { ...parcel, value, foundKey: record.key ?? 'null' }, command);
  }
  if (keyed > 0) return failed('some-missing', { keyed, key: lost.key }, command);
  const facts = {
    ...lost,
    records: records.length,
    foundKey: records[0]?.key ?? 'null',
    value: records[0]?.value ?? 'null',
  };
  return failed('other-records', facts, command);
};

function parcelsOf(values: CheckContext<Exercise>['values']): readonly Parcel[] {
  return ([1, 2, 3, 4, 5] as const).map((n) => ({ key: values[`key${n}`], place: values[`place${n}`] }));
}
