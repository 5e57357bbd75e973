// When ZooKeeper could not have a quorum: stretches of the timeline in which fewer than two of the three ran.
import {
  brokerNames,
  type BrokerName,
  type ClusterImage,
  type NodeName,
  type TimelineEvent,
  zookeeperNames,
} from '../kit/index.ts';

export interface Loss {
  readonly from: number;
  /** Absent while it lasts. */
  readonly to: number | undefined;
  /** A broker that did not run for all of it. */
  readonly brokerDown: BrokerName | undefined;
}

export interface Losses {
  readonly losses: readonly Loss[];
  /** The fewest ZooKeepers that ran at any time. */
  readonly fewest: number;
  /** Those that do not run now. */
  readonly down: readonly NodeName[];
}

const majority = 2;

/**
 * Read from the nodes' own lives, not from what ZooKeeper answers: an election that follows the loss of one leader is
 * silent for a second as well, and is no loss of the quorum.
 */
export function readLosses(atStart: ClusterImage, events: readonly TimelineEvent[]): Losses {
  const phases = new Map(Object.entries(atStart.nodes).map(([node, { phase }]) => [node, phase]));
  const runs = (node: NodeName) => (phases.get(node) ?? 'running') === 'running';
  const losses: Loss[] = [];
  let fewest: number = zookeeperNames.length;

  const look = (at: number) => {
    const running = zookeeperNames.filter(runs).length;
    fewest = Math.min(fewest, running);
    const last = losses.at(-1);
    const open = last !== undefined && last.to === undefined ? last : undefined;
    if (running < majority) {
      const brokerDown = open?.brokerDown ?? brokerNames.find((broker) => !runs(broker));
      if (open !== undefined) losses.pop();
      losses.push({ from: open?.from ?? at, to: undefined, brokerDown });
    } else if (open !== undefined) {
      losses[losses.length - 1] = { ...open, to: at };
    }
  };

  look(atStart.at);
  for (const event of events) {
    // Unknown is not down: a Docker daemon that does not answer stops nobody.
    if (event.kind !== 'node' || event.phase === 'unknown') continue;
    phases.set(event.node, event.phase);
    look(event.at);
  }
  return { losses, fewest, down: zookeeperNames.filter((node) => !runs(node)) };
}
