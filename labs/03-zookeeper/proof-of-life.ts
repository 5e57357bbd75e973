// Check of exercise 3.1: a znode that exists only while the broker's session does, and who owns it.
import { type Check, zookeeperNames } from '../kit/index.ts';
import type { znodes } from './lab.ts';

/** A broker that was started a moment ago registers within a few seconds. */
const registersMs = 5_000;

export const checkProofOfLife: Check<(typeof znodes)['exercises']['3.1']> = async (context) => {
  const { zookeeper, values, answers, ports, failed, notYet, passed, waitFor } = context;
  const shell = `zookeeper-shell ${zookeeperNames[0]}:${ports.zookeeper1}`;
  const look = `${shell} get -s /brokers/ids/${values.broker}`;
  const registered = await waitFor(
    async () => (await zookeeper.brokers()).find(({ id }) => String(id) === values.broker),
    { withinMs: registersMs },
  );
  if (registered === undefined) return notYet('not-registered', {}, `${shell} ls /brokers/ids`);

  if (answers.path === undefined) return failed('no-path', {}, `${shell} ls -R /brokers`);
  const path = answers.path.replace(/(?!^)\/+$/, '');
  const node = await zookeeper.get(path);
  if (node === undefined) return failed('nothing-there', { path }, `${shell} ls /`);
  const stat = `${shell} get -s ${path}`;
  if (sameNumber(node.ephemeralOwner, '0')) return failed('persistent', { path }, stat);
  const others = (await zookeeper.brokers()).filter(({ id }) => String(id) !== values.broker);
  if (!sameNumber(node.ephemeralOwner, registered.ephemeralOwner)) {
    const whose = others.find((one) => sameNumber(one.ephemeralOwner, node.ephemeralOwner));
    const owner = whose === undefined ? 'a session that is no broker' : `broker ${whose.id}`;
    return failed('another-life', { path, owner }, look);
  }

  if (answers.owner === undefined) return failed('no-owner', { path }, stat);
  const given = answers.owner;
  const facts = { path, given };
  if (sameNumber(given, node.ephemeralOwner)) return passed({ path, owner: node.ephemeralOwner }, stat);
  if (sameNumber(given, '0')) return failed('zero-owner', facts, stat);
  const other = others.find((one) => sameNumber(one.ephemeralOwner, given));
  if (other !== undefined) return failed('other-broker', { ...facts, other: other.id }, stat);
  const transaction = sameNumber(given, node.czxid) || sameNumber(given, node.pzxid);
  return failed(transaction ? 'a-transaction' : 'wrong-owner', facts, stat);
};

/** Hexadecimal numbers in either case, with or without `0x`, perhaps behind `ephemeralOwner =`. */
function sameNumber(one: string, other: string): boolean {
  const [a, b] = [numberIn(one), numberIn(other)];
  return a !== undefined && a === b;
}

function numberIn(text: string): bigint | undefined {
  const digits = /(?:^|[\s=])(?:0x)?([0-9a-f]{1,16})$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : BigInt(`0x${digits}`);
}
