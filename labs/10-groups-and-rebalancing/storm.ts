// Check of exercise 10.5: in one calm spell the group stamped every parcel once, at its pace, let a second clerk in soon, and
// noted itself what was done.
import { bootstrapServers, type Check, type CheckContext } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';
import { notedIn } from './noted.ts';
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
/** What was stamped is noted, but for what somebody had in hand who was ended before a commit. */
const leastShareNoted = 0.5;
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
  const last = works.at(-1);
  if (last === undefined) {
    const known = (await kafka.group(group)).state;
    return failed(made.length > 0 && known !== 'Dead' ? 'not-recorded' : 'never-ran', {}, show);
  }
  // One good go is enough; of several that are not, the last one is told of.
  let told: Awaited<ReturnType<typeof calm>> | undefined;
  for (const work of works.filter((one) => one.parcels >= Number(count)).reverse()) {
    const finding = await calm(context, work, show);
    if (finding.outcome === 'passed') return finding;
    told ??= finding;
  }
  if (told !== undefined) return told;

  const best = Math.max(...works.map(({ parcels: stamped }) => stamped));
  const all = made.length - new Set(made.map(({ key }) => key)).size;
  const thrown = works.filter(({ spell }) => spell.until !== undefined).length;
  const facts = { best, last: last.parcels, thrown, repeats: all };
  const lasting = last.spell.until === undefined;
  if (lasting && (thrown === 0 || last.spanMs >= calmAfterMs)) return notYet('working', facts, show);
  return failed(thrown > 0 && all > fewRepeats ? 'storm' : 'too-little', facts, show);
};

async function calm(context: CheckContext<Exercise>, work: Work, show: string) {
  const { kafka, history, values, failed, notYet, passed } = context;
  const { spell, parcels, repeats, early, spanMs, letIn } = work;
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
  if (!letIn) return failed('nobody-let-in', facts, show);
  const { lag, place } = await standing(context);
  const { members } = await kafka.group(values.group);
  if (lag > 0) {
    const left = { ...facts, lag, best: parcels, last: parcels };
    return members.length > 0 ? notYet('working', left, show) : failed('left-behind', left, show);
  }
  const noted = notedIn(spell, await history.events(), values.group, values.parcels, place);
  if (noted < parcels * leastShareNoted)
    return failed('not-noted', { ...facts, noted: Math.max(0, noted) }, show);
  return passed(facts, show);
}

/** Where the group stands, all partitions together, and how far that is from the end. */
async function standing({ kafka, values }: CheckContext<Exercise>) {
  const committed = await kafka.committed(values.group);
  let [lag, place] = [0, 0];
  for (const { partition, low, high } of await kafka.offsets(values.parcels)) {
    const at = committed.find((one) => one.topic === values.parcels && one.partition === partition)?.offset;
    lag += Math.max(0, high - (at ?? low));
    place += Math.max(0, at ?? 0);
  }
  return { lag, place };
}
