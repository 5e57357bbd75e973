// Check of exercise 2.1: the answers are compared with `/controller` and `/controller_epoch` at this moment.
import { type Check, type CheckContext, zookeeperConnect } from '../kit/index.ts';
import { readCrown } from './crown.ts';
import type { brokersAndController } from './lab.ts';

type Exercise = (typeof brokersAndController)['exercises']['2.1'];

export const checkWhoIsInCharge: Check<Exercise> = async (context) => {
  const { zookeeper, answers, ports, failed, notYet, passed, waitFor } = context;
  const shell = `zookeeper-shell ${zookeeperConnect(ports)}`;
  const truth = await waitFor(() => zookeeper.controller(), { withinMs: 5000 });
  if (truth === undefined) return notYet('electing', {}, `${shell} get /controller`);

  const given = answers.controller;
  if (given === undefined) return failed('no-controller', {}, `${shell} get /controller`);
  if (given !== String(truth.id)) return wrongBroker(context, given, `${shell} get /controller`);

  const epoch = answers.epoch === undefined ? undefined : Number(answers.epoch);
  const show = `${shell} get /controller_epoch`;
  if (epoch === undefined) return failed('no-epoch', {}, show);
  const facts = { id: truth.id, truth: truth.epoch, epoch };
  if (epoch === truth.epoch) return passed(facts, show);
  const other = await otherNumbers(context);
  if (epoch === other.kraft) return failed('kraft-epoch', facts, show);
  if (epoch === other.version) return failed('version-not-epoch', facts, show);
  return failed(epoch < truth.epoch ? 'stale-epoch' : 'wrong-epoch', facts, show);
};

async function wrongBroker(
  { zookeeper, history, failed, ports }: CheckContext<Exercise>,
  given: string,
  show: string,
) {
  const facts = { controller: given };
  if (/^kafka\d$/i.test(given)) return failed('name-not-id', facts, show);
  if (/:\d+$/.test(given) || Object.values(ports).some((port) => given === String(port)))
    return failed('port-not-id', facts, show);
  const live = await zookeeper.brokers();
  const id = live.find((broker) => String(broker.id) === given)?.id;
  if (id === undefined) {
    const ids = live.map((broker) => broker.id).sort((a, b) => a - b);
    return failed('not-a-broker', { ...facts, ids: ids.join(', ') }, show);
  }
  const { handovers } = readCrown(await history.atStart(), await history.events());
  const dethroned = handovers.filter(({ from }) => from === id).at(-1);
  if (dethroned !== undefined)
    return failed('former-controller', { ...facts, epoch: dethroned.epochBefore ?? 'unknown' }, show);
  const led = await ledBy(zookeeper, id);
  return led === 0
    ? failed('leads-nothing', facts, show)
    : failed('leads-partitions', { ...facts, led }, show);
}

async function ledBy(zookeeper: CheckContext['zookeeper'], id: number): Promise<number> {
  const topics = await Promise.all((await zookeeper.topics()).map((name) => zookeeper.topic(name)));
  return topics.flatMap((states) => states ?? []).filter(({ leader }) => leader === id).length;
}

/** The numbers beside the id in `/controller`, which are easily taken for the epoch. */
async function otherNumbers({ zookeeper }: CheckContext<Exercise>) {
  const data = (await zookeeper.get('/controller'))?.data ?? '';
  const numberOf = (name: string) => {
    const text = new RegExp(`"${name}":(-?\\d+)`).exec(data)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  return { version: numberOf('version'), kraft: numberOf('kraftControllerEpoch') };
}
