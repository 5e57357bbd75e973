// Check of exercise 4.2: records written while ZooKeeper had no quorum, and a topic asked for that had to wait for it.
import {
  bootstrapServers,
  type Check,
  type CheckContext,
  predictionSlip,
  type StoredRecord,
} from '../kit/index.ts';
import type { quorum } from './lab.ts';
import { type Loss, readLosses } from './losses.ts';
import { type EndedLoss, makingOf } from './making.ts';

type Exercise = (typeof quorum)['exercises']['4.2'];
type Ended = Loss & EndedLoss;

export const checkWithoutQuorum: Check<Exercise> = async (context) => {
  const { history, attempt, failed, notYet } = context;
  const { prediction } = attempt;
  const read = readLosses(await history.atStart(), await history.events(), prediction?.at);
  const { fewest, down } = read;
  // A loss before the lock gives the answer away only to somebody who sent something meanwhile.
  const losses = read.losses.filter(({ from }) => prediction !== undefined && from > prediction.at);
  const [lived] = losses.length > 0 ? losses : await livedThrough(context, read.losses);
  const slip = predictionSlip(prediction, lived?.from);
  if (slip !== undefined) return failed(slip, {}, 'yard status');
  const last = losses.at(-1);
  if (last === undefined) {
    if (fewest === 2) return failed('still-a-majority', {}, 'yard status');
    return failed('no-loss', {}, 'yard status');
  }
  if (last.to === undefined) {
    const missing = down.join(' and ');
    return notYet('quorum-away', { missing, seconds: seconds(Date.now() - last.from) }, 'yard status');
  }
  const finding = await judge(context, { ...last, to: last.to });
  if (finding.outcome === 'passed') return finding;
  for (let n = losses.length - 2; n >= 0; n -= 1) {
    const [loss, next] = [losses[n], losses[n + 1]];
    if (loss?.to === undefined) continue;
    const earlier = await judge(context, { ...loss, to: loss.to, next: next?.from });
    if (earlier.outcome === 'passed') return earlier;
  }
  return finding;
};

/** Losses in which records were sent to the topic of this attempt. */
async function livedThrough(
  { zookeeper, kafka, values }: CheckContext<Exercise>,
  losses: readonly Loss[],
): Promise<readonly Loss[]> {
  if (losses.length === 0 || (await zookeeper.topic(values.written)) === undefined) return [];
  const records = await kafka.records(values.written);
  return losses.filter(({ from, to = Infinity }) =>
    records.some(({ timestamp }) => timestamp > from && timestamp < to),
  );
}

async function judge(context: CheckContext<Exercise>, loss: Ended) {
  const { zookeeper, kafka, values, ports, failed, passed } = context;
  const servers = bootstrapServers(ports);
  if (loss.brokerDown !== undefined) return failed('broker-down', { broker: loss.brokerDown }, 'yard status');
  const list = `kafka-topics --bootstrap-server ${servers} --list`;
  if ((await zookeeper.topic(values.written)) === undefined) return failed('no-topic', {}, list);

  const records = await kafka.records(values.written);
  const read = `kafka-console-consumer --bootstrap-server ${servers} --topic ${values.written} --from-beginning --property print.timestamp=true --max-messages ${Math.max(1, Math.min(records.length, 20))}`;
  const inside = records.filter(({ timestamp }) => timestamp > loss.from && timestamp < loss.to);
  const [first] = inside;
  if (first === undefined) {
    const nearest = nearestTo(records, loss);
    if (nearest === undefined) return failed('no-records', {}, read);
    return failed('outside-the-loss', { when: placeOf(nearest.timestamp, loss) }, read);
  }

  const making = await makingOf(context, values.asked, loss);
  if (making.how === 'never') return failed('not-asked', {}, list);
  if (making.how === 'before') return failed('asked-before', {}, list);
  if (making.how === 'afterwards')
    return failed('asked-afterwards', { after: seconds(making.connectedMs ?? making.afterMs) }, list);
  const facts = {
    lasted: seconds(loss.to - loss.from),
    records: inside.length,
    value: first.value ?? 'null',
    at: seconds(first.timestamp - loss.from),
    after: seconds(making.afterMs),
  };
  return passed(facts, read, 'records-only');
}

/** The record whose time is closest to the loss. */
function nearestTo(records: readonly StoredRecord[], { from, to }: Ended): StoredRecord | undefined {
  const distance = ({ timestamp }: StoredRecord) =>
    Math.min(Math.abs(timestamp - from), Math.abs(timestamp - to));
  return [...records].sort((a, b) => distance(a) - distance(b))[0];
}

function placeOf(timestamp: number, { from, to }: Ended): string {
  return timestamp <= from
    ? `${seconds(from - timestamp)} s before it began`
    : `${seconds(timestamp - to)} s after it ended`;
}

function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(1);
}
