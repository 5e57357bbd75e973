// Check of exercise 2.2: since the prediction was locked, another broker took the crown, and the old one is back without it.
import {
  type Check,
  type CheckContext,
  type EventOf,
  predictionSlip,
  type TimelineEvent,
  zookeeperConnect,
} from '../kit/index.ts';
import { type Crown, type Handover, readCrown, stoppedByOthers } from './crown.ts';
import type { brokersAndController } from './lab.ts';

type Exercise = (typeof brokersAndController)['exercises']['2.2'];

const down = ['stopped', 'failed', 'absent', 'paused', 'cut'];

export const checkDethrone: Check<Exercise> = async (context) => {
  const { history, attempt, failed } = context;
  const events = await history.events();
  const start = await history.atStart();
  const crown = readCrown(start, events);
  const last = crown.handovers.filter(({ notOwn }) => !notOwn).at(-1);
  const slip = predictionSlip(attempt.prediction, last?.at);
  if (slip !== undefined) return failed(slip, {});
  if (last !== undefined) return dethroned(context, last, events, crown.handovers.at(-1) === last);
  return nothingYet(context, crown, ownDeeds(events, attempt.prediction?.at ?? attempt.startedAt));
};

/** What the learner did to this cluster since the lock. */
function ownDeeds(events: readonly TimelineEvent[], since: number): readonly TimelineEvent[] {
  const renewed = events.map((event) => event.kind === 'reset' && event.way === 'hard').lastIndexOf(true);
  return events
    .slice(renewed + 1)
    .filter((event) => event.at >= since && event.cause !== 'shutdown')
    .filter((event) => event.kind !== 'broker' || !stoppedByOthers(event.broker, event, events));
}

async function dethroned(
  context: CheckContext<Exercise>,
  last: Handover,
  events: readonly TimelineEvent[],
  latest: boolean,
) {
  const { zookeeper, ports, failed, notYet, passed, waitFor } = context;
  const { from, to, departure } = last;
  const node = `kafka${from}`;
  const registered = async () => (await zookeeper.brokers()).some(({ id }) => id === from) || undefined;
  if (!(await registered())) {
    const phase = phaseOf(events, node);
    if (phase !== undefined && down.includes(phase))
      return failed('still-down', { node, phase, from }, 'yard status');
    if (!(await waitFor(registered, { withinMs: 5000 }))) return notYet('returning', { node }, 'yard status');
  }
  const show = `zookeeper-shell ${zookeeperConnect(ports)} get /controller`;
  const now = await zookeeper.controller();
  if (now === undefined || (latest && now.id !== to)) return notYet('electing', {}, show);
  if (last.epochAfter === last.epochBefore && latest)
    return failed('no-election', { to, epoch: now.epoch }, show);
  const facts = {
    from,
    to,
    epochBefore: last.epochBefore ?? 'unknown',
    epochAfter: last.epochAfter ?? now.epoch,
    how: manner(departure),
    since: departure === undefined ? 'was there all the time' : 'is back',
  };
  return passed(facts, show, 'stays');
}

function manner(departure: EventOf<'broker'> | undefined): string {
  if (departure === undefined) return '`/controller` was deleted while its broker was alive';
  switch (departure.cause) {
    case 'politeStop':
      return 'its broker said goodbye, and the znode went with its session';
    case 'sessionExpired':
      return 'its broker fell silent, and the znode went when the session ran out';
    default:
      return 'its broker went, and the znode with its session';
  }
}

async function nothingYet(context: CheckContext<Exercise>, crown: Crown, events: readonly TimelineEvent[]) {
  const { zookeeper, ports, failed, notYet } = context;
  const show = `zookeeper-shell ${zookeeperConnect(ports)} get /controller`;
  const now = await zookeeper.controller();
  if (now === undefined || crown.vacant) return notYet('electing', {}, show);
  const facts = { controller: now.id, epoch: now.epoch, node: `kafka${now.id}` };

  const kept = crown.kept.some(({ sequence }) => events.some((event) => event.sequence === sequence));
  if (kept) return failed('same-again', facts, show);
  const phases = events.flatMap((event) =>
    event.kind === 'node' && event.node === facts.node ? [event.phase] : [],
  );
  if (down.includes(phases.at(-1) ?? '')) return notYet('session', facts, 'yard status');
  const other = events.filter((event) => event.kind === 'broker' && !event.registered).at(-1);
  if (other?.kind === 'broker') return failed('another-broker', { ...facts, other: other.broker }, show);
  if (phases.some((phase) => down.includes(phase))) return failed('too-short', facts, show);
  const zookeepers = events
    .filter(
      (event) => event.kind === 'node' && event.node.startsWith('zookeeper') && down.includes(event.phase),
    )
    .at(-1);
  if (zookeepers?.kind === 'node')
    return failed('zookeeper-stopped', { ...facts, stopped: zookeepers.node }, show);
  return failed('untouched', facts, show);
}

function phaseOf(events: readonly TimelineEvent[], node: string): string | undefined {
  const last = events.filter((event) => event.kind === 'node' && event.node === node).at(-1);
  return last?.kind === 'node' ? last.phase : undefined;
}
