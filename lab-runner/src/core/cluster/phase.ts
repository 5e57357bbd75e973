// How the cluster is doing, in one word and one sentence. Pure: from node states, facts and what is under way.
import {
  brokerNames,
  type EnsembleRole,
  isBroker,
  type NodeName,
  nodeNames,
  zookeeperNames,
} from '@railyard/labs/kit';
import { type ClusterPhase, type NodeAction, roleWords } from '../../../protocol/index.ts';
import type { NodeState, NodeStates } from '../../ports/cluster-driver.ts';
import type { ClusterFacts } from '../../ports/oracles.ts';

/** An act on the whole cluster that is under way. */
export type Operation = 'starting' | 'warming' | 'resetting' | 'stopping';

export interface Situation {
  readonly states: NodeStates;
  readonly facts: ClusterFacts;
  readonly operation: Operation | undefined;
  /** What a reset is at, as in `removing 3 topics`. */
  readonly doing?: string | undefined;
  /** Why the last start or reset failed, in words. */
  readonly failure: string | undefined;
}

export interface Condition {
  readonly phase: ClusterPhase;
  readonly message: string;
  /** What to do about it; empty when nothing is needed. */
  readonly remedy: string;
  /** In a few words what the states of single nodes do not tell. */
  readonly headline?: string;
}

/** Nodes that run and, for brokers, are registered in ZooKeeper and connected with it. */
export function nodesUp({ states, facts }: Pick<Situation, 'states' | 'facts'>): number {
  return nodeNames.filter((name) => isUp(name, states[name], facts)).length;
}

/** Puts a situation into words. */
export function conditionOf(situation: Situation): Condition {
  const { operation, failure, states, facts } = situation;
  if (operation === 'starting') {
    const missing = nodeNames.filter((name) => !isUp(name, states[name], facts));
    const message = `The cluster is starting: ${nodesUp(situation)} of ${nodeNames.length} nodes are up${
      missing.length > 0 ? `, waiting for ${missing.join(', ')}` : ''
    }.`;
    return { phase: 'starting', message, remedy: 'Wait a few seconds.' };
  }
  if (operation === 'resetting') {
    const message = `The cluster is being reset: ${situation.doing ?? 'everything in it is taken away'}.`;
    return { phase: 'resetting', message, remedy: 'Wait a few seconds.' };
  }
  if (operation !== undefined) return { phase: operation, ...sentences[operation] };
  if (nodeNames.every((name) => ['absent', 'stopped'].includes(states[name].phase))) {
    if (failure !== undefined) return failed(failure);
    return {
      phase: 'absent',
      message: 'No node of the cluster is running.',
      remedy: 'Start it with: npm start',
    };
  }
  if (failure !== undefined) return failed(failure);
  return running(situation);
}

const sentences = {
  warming: {
    message: 'All nodes are up. A first record is being written with acks=all and read back.',
    remedy: 'Wait a few seconds.',
  },
  stopping: {
    message: 'The cluster is stopping; its data is kept.',
    remedy: 'Start it again with: npm start',
  },
} as const;

function failed(failure: string): Condition {
  return { phase: 'failed', message: failure, remedy: 'Make a fresh cluster with: yard reset' };
}

function running(situation: Situation): Condition {
  const { states, facts } = situation;
  const lost = nodeNames.map((name) => states[name]).find((state) => state.phase === 'unknown');
  if (lost !== undefined) {
    return {
      phase: 'degraded',
      message: `${lost.detail}, so nobody knows how the cluster is.`,
      remedy: 'Start Docker again; the lab then goes on by itself.',
    };
  }
  if (facts.noQuorum !== undefined) return withoutQuorum(situation, facts.noQuorum);
  const trouble = nodeNames.flatMap((name) => nodeTrouble(name, states[name], facts));
  const first = trouble[0];
  if (first !== undefined) {
    return { phase: 'degraded', message: trouble.map((one) => one.message).join(' '), remedy: first.remedy };
  }
  if (facts.brokers === null) {
    return degraded('ZooKeeper does not answer, so the state of the brokers is unknown.');
  }
  if (facts.controllerForged === true) {
    return {
      phase: 'degraded',
      message: 'The znode /controller was written by somebody else, so no broker is the controller.',
      remedy: 'Delete /controller with zookeeper-shell, and the brokers elect one; yard reset does so too.',
    };
  }
  if (facts.controller === null) return degraded('No broker is the controller at the moment.');
  if (facts.offline !== null && facts.offline > 0) {
    return degraded(`${counted(facts.offline, 'partition has', 'partitions have')} no leader.`);
  }
  if (facts.underReplicated !== null && facts.underReplicated > 0) {
    return degraded(`${counted(facts.underReplicated, 'partition is', 'partitions are')} under-replicated.`);
  }
  const [missing] = facts.missingInternal ?? [];
  if (missing !== undefined) {
    return {
      phase: 'degraded',
      message: `The topic ${missing}, in which Kafka keeps what it must remember itself, is gone.`,
      remedy: 'Kafka makes an empty one when it is next needed; yard reset makes the whole cluster anew.',
    };
  }
  return { phase: 'ready', message: 'All six nodes are up and every replica is in sync.', remedy: '' };
}

const quorumOf = Math.floor(zookeeperNames.length / 2) + 1;

/** Which ZooKeepers answer and which are down, in the timeline's words; brokers that are down are said after it. */
function withoutQuorum(
  { states, facts }: Situation,
  roles: Readonly<Record<string, EnsembleRole>>,
): Condition {
  const said = zookeeperNames.map((name) => {
    const { phase } = states[name];
    return `${name} ${phase === 'running' ? roleWords[roles[name] ?? 'silent'] : `is ${phase}`}`;
  });
  const headline = 'ZooKeeper has no quorum';
  const others = brokerNames.flatMap((name) => nodeTrouble(name, states[name], facts));
  const acts = zookeeperNames.flatMap((name) => {
    const act = bringsBack[states[name].phase];
    return act === undefined ? [] : [`yard ${act} ${name}`];
  });
  return {
    phase: 'degraded',
    message: [`${headline}: ${said.join(', ')}.`, ...others.map((one) => one.message)].join(' '),
    remedy:
      acts.length === 0
        ? 'Wait a few seconds; if it stays, make a fresh cluster with: yard reset'
        : `At least ${quorumOf} of ${zookeeperNames.length} must serve. Bring them back with: ${acts.join(', ')}`,
    headline,
  };
}

const bringsBack: Partial<Record<NodeState['phase'], NodeAction>> = {
  absent: 'start',
  stopped: 'start',
  failed: 'start',
  paused: 'resume',
  cut: 'heal',
};

function degraded(message: string): Condition {
  return {
    phase: 'degraded',
    message,
    remedy: 'Wait a few seconds; if it stays, make a fresh cluster with: yard reset',
  };
}

function nodeTrouble(
  name: NodeName,
  state: NodeState,
  facts: ClusterFacts,
): { message: string; remedy: string }[] {
  if (isUp(name, state, facts)) return [];
  switch (state.phase) {
    case 'running':
      if (facts.brokers === null) return [];
      if (facts.returning?.includes(idOf(name))) {
        return [{ message: `${name} has not come back to ZooKeeper yet.`, remedy: 'Wait a few seconds.' }];
      }
      return [{ message: `${name} runs but is not registered in ZooKeeper.`, remedy: 'Wait a few seconds.' }];
    case 'paused':
      return [{ message: `${name} is paused.`, remedy: `Resume it with: yard resume ${name}` }];
    case 'cut':
      return [
        { message: `${name} is cut off the network.`, remedy: `Bring it back with: yard heal ${name}` },
      ];
    case 'starting':
    case 'stopping':
      return [{ message: `${name} is ${state.phase}.`, remedy: 'Wait a few seconds.' }];
    case 'unknown':
      // Said once for all nodes.
      return [];
    case 'failed':
      return [{ message: `${name} failed: ${state.detail}`, remedy: `Read why with: yard logs ${name}` }];
    case 'absent':
    case 'stopped':
      return [{ message: `${name} is stopped.`, remedy: `Start it with: yard start ${name}` }];
  }
}

function isUp(name: NodeName, state: NodeState, facts: ClusterFacts): boolean {
  if (state.phase !== 'running') return false;
  if (!isBroker(name)) return true;
  return facts.brokers?.includes(idOf(name)) === true && facts.returning?.includes(idOf(name)) !== true;
}

/** A broker's registered id: the place of its name in the topology. */
export function idOf(name: NodeName): number {
  return brokerNames.indexOf(name as (typeof brokerNames)[number]) + 1;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
