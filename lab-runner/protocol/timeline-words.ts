// The timeline in words: one sentence for each event, and its cause. Command line and page say the same.
import { brokerNames, type Cause, type Leadership, type TimelineEvent } from '@railyard/labs/kit';
import { assignmentSentence, groupSentence, memberSentence, offsetsSentence } from './group-words.ts';

type Of<K extends TimelineEvent['kind']> = Extract<TimelineEvent, { kind: K }>;

/** What happened, as one sentence without its full stop. */
export function sentenceOf(event: TimelineEvent): string {
  switch (event.kind) {
    case 'command':
      return `${event.action} ${event.node} was asked for`;
    case 'node':
      return nodeSentence(event);
    case 'broker':
      return event.registered
        ? `${broker(event.broker)} registered in ZooKeeper, session ${event.session}`
        : `${broker(event.broker)} is not registered in ZooKeeper any more, session ${event.session} ended`;
    case 'controller':
      return controllerSentence(event);
    case 'topic':
      return topicSentence(event);
    case 'partition':
      return partitionSentence(event);
    case 'config':
      return `settings of ${entities[event.entity]} ${event.name}: ${changes(event.before, event.values)}`;
    case 'acl':
      return event.rules.length === 0
        ? `${event.resource} has no rules any more`
        : `rules of ${event.resource}: ${event.rules.join('; ')}`;
    case 'group':
      return groupSentence(event);
    case 'member':
      return memberSentence(event);
    case 'assignment':
      return assignmentSentence(event);
    case 'offsets':
      return offsetsSentence(event);
    case 'ensemble':
      return ensembleSentence(event);
    case 'reset':
      return `a ${event.way} reset ${{ begun: 'began', done: 'is done', failed: 'failed' }[event.state]}`;
    case 'gap':
      return gapSentence(event);
  }
}

/** Why it happened; `undefined` where nobody can tell. */
export function causeOf(event: TimelineEvent): string | undefined {
  return event.cause === undefined ? undefined : causeWords[event.cause];
}

export const causeWords: Readonly<Record<Cause, string>> = {
  command: 'asked for with yard or on the page',
  check: 'a check did it and heals it',
  reset: 'part of the reset',
  shutdown: 'the lab was stopped',
  politeStop: 'the broker shut down in order and handed over what it led',
  sessionExpired: 'the ZooKeeper session of the broker ran out',
  lag: 'the replica fell behind while its broker was still registered',
  caughtUp: 'the replica has caught up',
  leaderGone: 'the leader was gone, and the controller chose another',
  preferredElection: 'the preferred replica leads again',
  controllerGone: 'the controller was gone, and another broker was first to take its place',
};

/** `kafka2` for a broker's id; `nobody` for −1. */
export function broker(id: number): string {
  return id < 0 ? 'nobody' : (brokerNames[id - 1] ?? `broker ${id}`);
}

function nodeSentence({ node, phase, detail }: Of<'node'>): string {
  const sentence = `${node} ${phases[phase] ?? `is ${phase}`}`;
  return detail === undefined ? sentence : `${sentence}: ${detail}`;
}

const phases: Readonly<Record<string, string>> = {
  absent: 'is not there',
  starting: 'is starting',
  running: 'is running',
  paused: 'is paused, its process frozen',
  cut: 'is cut off the network',
  stopping: 'is stopping',
  stopped: 'has stopped',
  failed: 'has failed',
  unknown: 'cannot be seen',
};

function controllerSentence({ controller, before, controllerEpoch }: Of<'controller'>): string {
  if (controller === null) {
    return before === null
      ? 'nobody is the controller'
      : `${broker(before)} is not the controller any more; nobody is`;
  }
  const again = controller === before ? 'is the controller again' : 'is the controller now';
  return `${broker(controller)} ${again}, controller epoch ${controllerEpoch ?? 'unknown'}`;
}

/** More partitions than these are counted, not listed. */
const mostListed = 6;

function topicSentence({ topic, replicas }: Of<'topic'>): string {
  if (replicas === null) return `topic ${topic} was deleted`;
  const listed = replicas.slice(0, mostListed).map((nodes) => list(nodes));
  const more = replicas.length > mostListed ? ' …' : '';
  const count = replicas.length === 1 ? '1 partition' : `${replicas.length} partitions`;
  return `topic ${topic} has ${count}, replicas ${listed.join(' ')}${more}`;
}

function partitionSentence({ topic, partition, before, ...after }: Of<'partition'>): string {
  return `${topic}-${partition}: ${before === null ? firstSeen(after) : changed(before, after)}`;
}

function firstSeen({ leader, leaderEpoch, isr }: Leadership): string {
  return `leader ${broker(leader)}, leader epoch ${leaderEpoch}, in sync ${list(isr)}`;
}

function changed(before: Leadership, after: Leadership): string {
  const parts = [
    ...(before.leader === after.leader ? [] : [`leader ${broker(before.leader)} → ${broker(after.leader)}`]),
    ...(sameMembers(before.isr, after.isr) ? [] : [`in sync ${list(before.isr)} → ${list(after.isr)}`]),
    ...(before.leaderEpoch === after.leaderEpoch
      ? []
      : [`leader epoch ${before.leaderEpoch} → ${after.leaderEpoch}`]),
  ];
  return parts.join(', ');
}

const entities: Readonly<Record<Of<'config'>['entity'], string>> = {
  topics: 'topic',
  brokers: 'broker',
  users: 'user',
  clients: 'client',
  ips: 'address',
};

function changes(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const said = names.flatMap((name) => {
    const [old, value] = [before[name], after[name]];
    if (old === value) return [];
    if (value === undefined) return [`${name} (was ${old}) removed`];
    return [old === undefined ? `${name} = ${value}` : `${name} ${old} → ${value}`];
  });
  return said.join(', ');
}

function ensembleSentence({ roles, quorum }: Of<'ensemble'>): string {
  const said = Object.entries(roles).map(([name, role]) => `${name} ${roleWords[role]}`);
  return `${quorum ? 'ZooKeeper has a quorum' : 'ZooKeeper has no quorum'}: ${said.join(', ')}`;
}

/** What a ZooKeeper is, after its name. */
export const roleWords = {
  leader: 'leads',
  follower: 'follows',
  looking: 'looks for a leader',
  silent: 'is silent',
} as const;

function gapSentence({ of, open, left = [] }: Of<'gap'>): string {
  switch (of) {
    case 'all':
      return open ? 'from here nobody recorded: the lab was not running' : 'the recorder runs again';
    case 'zookeeper':
      return open
        ? 'ZooKeeper does not answer: from here the cluster is not known'
        : 'ZooKeeper answers: the whole cluster has been looked at';
    case 'partitions':
      return open
        ? `there are more topics than are followed: of the others nothing is known${noLonger(left)}`
        : 'every topic is followed';
    case 'groups':
      return open
        ? 'nobody watches the consumer groups: from here nothing is known of them'
        : 'the consumer groups are watched';
  }
}

function noLonger(left: readonly string[]): string {
  if (left.length === 0) return '';
  const named = left.length > mostListed ? `${left.length} topics` : left.join(', ');
  return `, from here also not of ${named}`;
}

function list(ids: readonly number[]): string {
  return `[${ids.join(',')}]`;
}

function sameMembers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
