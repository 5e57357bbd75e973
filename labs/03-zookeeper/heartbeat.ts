// Check of exercise 3.3: two ephemeral znodes of one session lived and went. ZooKeeper's own books prove it.
// A session's znodes go in one transaction, so both parents carry the same pzxid. znodes deleted one by one, by hand
// or by the ends of two shells, cannot do that. A program that deletes both by one `multi` can, so the journal is asked
// what that transaction was. Only the last round is looked at; whether a name that is gone was made with -s cannot be
// seen in the tree any more, so its number is asked.
import { type Check, type CheckContext, type ZNode, zookeeperNames } from '../kit/index.ts';
import { kindsOfChange } from './journal.ts';
import type { znodes } from './lab.ts';

type Exercise = (typeof znodes)['exercises']['3.3'];

const rounds = 2;
/** A shell that left without `quit` has a session for up to ten seconds more. */
const sessionMs = 16_000;

interface Child extends ZNode {
  readonly parent: string;
  readonly path: string;
  readonly name: string;
}

export const checkHeartbeat: Check<Exercise> = async (context) => {
  const { zookeeper, values, answers, ports, failed, notYet, passed, waitFor } = context;
  const shell = `zookeeper-shell ${zookeeperNames[0]}:${ports.zookeeper1}`;
  const [east, west] = [`/lab/${values.east}`, `/lab/${values.west}`];
  const [atEast, atWest] = [await zookeeper.get(east), await zookeeper.get(west)];
  if (atEast === undefined && atWest === undefined) return failed('no-platforms', {}, `${shell} ls -R /lab`);
  if (atEast === undefined || atWest === undefined)
    return failed('one-platform', { missing: atEast === undefined ? east : west }, `${shell} ls -R /lab`);

  const alive = await childrenOf(context, [east, west]);
  const slip = slipOf(alive);
  if (slip !== undefined) return failed(slip.reason, slip.facts, `${shell} get -s ${slip.facts.path}`);
  const quiet = async () =>
    (await childrenOf(context, [east, west])).length === 0 ? ([] as const) : undefined;
  const [beating] = (await waitFor(quiet, { withinMs: sessionMs })) ?? alive;
  if (beating !== undefined)
    return notYet(
      'beating',
      { path: beating.path, session: beating.ephemeralOwner },
      `${shell} get -s ${beating.path}`,
    );

  const [eastNow, westNow] = [await zookeeper.get(east), await zookeeper.get(west)];
  const stat = `${shell} stat ${east}; ${shell} stat ${west}`;
  if (eastNow === undefined || westNow === undefined)
    return failed('one-platform', { missing: eastNow === undefined ? east : west }, stat);
  for (const [path, { cversion }] of [
    [east, eastNow],
    [west, westNow],
  ] as const) {
    if (cversion === 0) return failed('no-heartbeat', { path }, `${shell} stat ${path}`);
    // Every child has come and gone: half of the changes were births.
    if (cversion / 2 < rounds) return failed('once', { path, cversion }, `${shell} stat ${path}`);
  }
  const facts = { east, west, eastZxid: eastNow.pzxid, westZxid: westNow.pzxid };
  if (eastNow.pzxid !== westNow.pzxid) return failed('not-together', facts, stat);
  // A journal that is gone accuses nobody.
  const kind = (await kindsOfChange(context, eastNow.pzxid)).find((one) => one !== 'closeSession');
  if (kind !== undefined) return failed('by-hand', { ...facts, kind }, stat);

  const births = eastNow.cversion / 2;
  const given = answers.last;
  if (given === undefined) return failed('no-answer', { east }, stat);
  const digits = /\d+$/.exec(given)?.[0];
  const number = digits === undefined ? undefined : Number(digits);
  if (number === births - 1) return passed({ ...facts, number, births }, stat);
  const about = { given, births, right: births - 1, east };
  if (number === 0) return failed('starts-over', about, stat);
  return failed(number === births ? 'counted-from-one' : 'wrong-number', about, stat);
};

async function childrenOf(
  { zookeeper }: CheckContext<Exercise>,
  parents: readonly string[],
): Promise<readonly Child[]> {
  const found: Child[] = [];
  for (const parent of parents)
    for (const name of (await zookeeper.children(parent)) ?? []) {
      const path = `${parent}/${name}`;
      const node = await zookeeper.get(path);
      if (node !== undefined) found.push({ ...node, parent, path, name });
    }
  return found;
}

/** What is wrong with heartbeats that still beat, or nothing. */
function slipOf(alive: readonly Child[]) {
  const persistent = alive.find(({ ephemeralOwner }) => ephemeralOwner === '0x0');
  if (persistent !== undefined) return { reason: 'persistent', facts: { path: persistent.path } } as const;
  const plain = alive.find(({ name }) => !/\d{10}$/.test(name));
  if (plain !== undefined) return { reason: 'no-number', facts: { path: plain.path } } as const;
  // The shell before may linger while the next one is at work: one session on both platforms is enough.
  const [here, there] = [alive[0], alive.find(({ parent }) => parent !== alive[0]?.parent)];
  if (here === undefined || there === undefined) return undefined;
  const ownersAt = (parent: string) =>
    alive.filter((one) => one.parent === parent).map(({ ephemeralOwner }) => ephemeralOwner);
  if (ownersAt(here.parent).some((owner) => ownersAt(there.parent).includes(owner))) return undefined;
  const facts = {
    path: there.path,
    one: here.path,
    oneOwner: here.ephemeralOwner,
    otherOwner: there.ephemeralOwner,
  };
  return { reason: 'two-shells', facts } as const;
}
