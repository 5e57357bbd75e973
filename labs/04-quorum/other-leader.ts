// Check of exercise 4.1: who leads the ensemble, and a zxid read from it, against what the ensemble says now.
import { type Check, type CheckContext, fourLetterWord, isBroker, nodeNames } from '../kit/index.ts';
import { askEnsemble, countOf, epochOf, type Word } from './ensemble.ts';
import type { quorum } from './lab.ts';

type Exercise = (typeof quorum)['exercises']['4.1'];

export const checkOtherLeader: Check<Exercise> = async (context) => {
  const { answers, ports, failed, notYet, waitFor } = context;
  const srvr = (node: keyof typeof ports) => `kafka-run-class ${fourLetterWord} ${node} ${ports[node]} srvr`;
  if (answers.leader === undefined) return failed('no-leader', {}, srvr('zookeeper1'));

  const words = await waitFor(async () => {
    const said = await askEnsemble(context);
    return said.some(({ mode }) => mode === 'leader') ? said : undefined;
  });
  const leads = words?.find(({ mode }) => mode === 'leader');
  if (words === undefined || leads === undefined) return notYet('electing', {}, srvr('zookeeper1'));

  const given = answers.leader.toLowerCase().replace(/:\d+$/, '');
  const facts = { given: answers.leader };
  const node = nodeNames.find((name) => name === given);
  if (node === undefined) {
    const number = /^\d+$/.test(given) ? Number(given) : undefined;
    if (number === undefined) return failed('not-a-node', facts, srvr('zookeeper1'));
    return failed(number > 9 ? 'port-not-name' : 'only-a-number', facts, srvr('zookeeper1'));
  }
  if (isBroker(node)) {
    const controller = (await context.zookeeper.controller())?.id ?? 'nobody';
    return failed('a-broker', { ...facts, controller }, srvr('zookeeper1'));
  }
  if (node !== leads.node) {
    const mode = words.find((word) => word.node === node)?.mode;
    const said = mode === undefined ? 'does not serve' : `says \`Mode: ${mode}\``;
    return failed('a-follower', { given: node, said }, srvr(node));
  }
  return checkZxid(context, leads, srvr(node));
};

/** The number must have been read of this leader: not older than the controller's election, not yet to come. */
async function checkZxid(context: CheckContext<Exercise>, leads: Word, command: string) {
  const { answers, zookeeper, failed, passed } = context;
  if (answers.zxid === undefined) return failed('no-zxid', {}, command);
  const given = answers.zxid;
  const digits = /^(?:zxid:?\s*)?(0x[0-9a-f]+)$/i.exec(given)?.[1];
  if (digits === undefined) return failed('not-a-zxid', { given }, command);
  const zxid = BigInt(digits);
  const facts = { given, now: hex(leads.zxid), epoch: String(epochOf(leads.zxid)) };
  if (zxid > leads.zxid) return failed('zxid-ahead', facts, command);
  const controller = await zookeeper.get('/controller');
  const oldest = BigInt(controller?.czxid ?? '0x0');
  if (epochOf(zxid) !== epochOf(leads.zxid) || zxid < oldest) return failed('zxid-old', facts, command);
  return passed({ ...facts, leader: leads.node, zxid: digits, count: String(countOf(zxid)) }, command);
}

function hex(zxid: bigint): string {
  return `0x${zxid.toString(16)}`;
}
