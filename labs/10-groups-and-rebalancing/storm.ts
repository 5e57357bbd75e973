// Check of exercise 10.5: in one calm spell the group stamped every parcel once, at its pace, and let a second clerk in soon.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { spellsOf, type Work, workIn } from './spells.ts';

type Exercise = (typeof groupsAndRebalancing)['exercises']['10.5'];

/**
 * Two for each broker, so that each of two members has something from all three: a fetcher of kafkajs that finds nothing
 * to fetch sends heartbeats (kafkajs, src/consumer/runner.js), and a silent program would live by accident.
 */
const wanted = 6;
/** What a stamp takes in the starter; the partitions may be worked on side by side, and a clock may be coarse. */
const stampMs = 700;
const leastShareOfPace = 0.7;
/** A member at work hears of a newcomer at its next heartbeat, every 2 s; a busy machine takes longer. */
const letInWithinMs = 12_000;
/** A change-over may catch one parcel of each partition between stamp and commit: at least once is at least once. */
const fewRepeats = wanted;
/** A spell that has lasted so long is no storm's. */
const calmAfterMs = 15_000;

export const checkStorm: Check<Exercise> = async (context) => {
  const { zookeeper, kafka, history, values, ports, failed, notYet } = context;
  const { parcels, stamps, group, count } = values;
  const servers = bootstrapServers(ports);
  for (const missing of [parcels, stamps])
    if ((await zookeeper.topic(missing)) === undefined)
      return failed('absent', { missing }, `kafka-topics --bootstrap-server ${servers} --list`);
  const partitions = (await zookeeper.topic(parcels))?.length ?? 0;
  const describe = `kafka-topics --bootstrap-server ${servers} --describe --topic ${parcels}`;
  if (partitions !== wanted) return failed('wrong-partitions', { partitions }, describe);
  const ends = await kafka.offsets(parcels);
  const sent = ends.reduce((sum, { high }) => sum + high, 0);
  if (sent < Number(count))
    return failed(
      'too-few-parcels',
      { sent },
      `kafka-get-offsets --bootstrap-server ${servers} --topic ${parcels}`,
    );

  const show = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group}`;
  const events = await history.events();
  const made = await kafka.records(stamps);
  const works = spellsOf(events, group, parcels).map((spell) => workIn(spell, made));
  const [first] = works;
  if (first === undefined) {
    const known = (await kafka.group(group)).state;
    return failed(made.length > 0 && known !== 'Dead' ? 'not-recorded' : 'never-ran', {}, show);
  }
  const best = works.reduce((one, other) => (other.parcels > one.parcels ? other : one), first);
  if (best.parcels >= Number(count)) return calm(context, best, show);

  const last = works.at(-1) ?? first;
  const all = made.length - new Set(made.map(({ key }) => key)).size;
  const thrown = works.filter(({ spell }) => spell.until !== undefined).length;
  const facts = { best: best.parcels, last: last.parcels, thrown, repeats: all };
  const lasting = last.spell.until === undefined;
  if (lasting && (thrown === 0 || last.spanMs >= calmAfterMs)) return notYet('working', facts, show);
  return failed(thrown > 0 && all > fewRepeats ? 'storm' : 'too-little', facts, show);
};

async function calm(context: CheckContext<Exercise>, work: Work, show: string) {
  const { kafka, values, failed, notYet, passed } = context;
  const { spell, parcels, repeats, early, spanMs } = work;
  const facts = {
    ...{ parcels, repeats, early, workers: spell.workers },
    ...{ span: Math.round(spanMs / 1000), waited: Math.round(spell.longestWaitMs / 1000) },
    ...{ each: Math.round(spanMs / Math.max(1, parcels)), within: letInWithinMs / 1000 },
  };
  if (repeats > fewRepeats) return failed('repeated', facts, show);
  if (spanMs < ((parcels - 1) * stampMs * leastShareOfPace) / wanted) return failed('hurried', facts, show);
  if (spell.workers < 2) return failed('alone', facts, show);
  if (early > fewRepeats) return failed('noted-too-early', facts, show);
  if (spell.longestWaitMs > letInWithinMs) return failed('kept-waiting', facts, show);
  const lag = await lagOf(context);
  if (lag > 0) {
    const { members } = await kafka.group(values.group);
    const left = { ...facts, lag, best: parcels, last: parcels };
    return members.length > 0 ? notYet('working', left, show) : failed('left-behind', left, show);
  }
  return passed(facts, show);
}

async function lagOf({ kafka, values }: CheckContext<Exercise>): Promise<number> {
  const committed = await kafka.committed(values.group);
  return (await kafka.offsets(values.parcels)).reduce((sum, { partition, low, high }) => {
    const at = committed.find((one) => one.topic === values.parcels && one.partition === partition);
    return sum + Math.max(0, high - (at?.offset ?? low));
  }, 0);
}
