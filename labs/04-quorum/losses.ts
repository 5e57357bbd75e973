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
 * silent for a second as well, and is no loss of the quorum. A lab that was stopped has lost nothing. `fewest` counts
 * from `since` on.
 */
export function readLosses(
  atStart: ClusterImage,
  events: readonly TimelineEvent[],
  since = atStart.at,
): Losses {
  const phases = new Map(Object.entries(atStart.nodes).map(([node, { phase }]) => [node, phase]));
  const runs = (node: NodeName) => (phases.get(node) ?? 'running') === 'running';
  const running = () => zookeeperNames.filter(runs).length;
  const stopped = () => brokerNames.find((broker) => !runs(broker));
  const losses: Loss[] = [];
  let fewest = running();
  if (fewest < majority) losses.push({ from: atStart.at, to: undefined, brokerDown: stopped() });

  for (const event of events) {
    // Unknown is not down: a Docker daemon that does not answer stops nobody.
    if (event.kind !== 'node' || event.phase === 'unknown') continue;
    const before = running();
    phases.set(event.node, event.phase);
    const now = running();
    const last = losses.at(-1);
    const open = last?.to === undefined ? last : undefined;
    if (event.cause === 'shutdown') {
      // What was lost before is known until here only.
      if (open !== undefined) losses[losses.length - 1] = { ...open, to: event.at };
      continue;
    }
    if (event.at >= since) fewest = Math.min(fewest, now);
    if (now < majority && (open !== undefined || before >= majority)) {
      const brokerDown = open?.brokerDown ?? stopped();
      if (open !== undefined) losses.pop();
      losses.push({ from: open?.from ?? event.at, to: undefined, brokerDown });
    } else if (now >= majority && open !== undefined) {
      losses[losses.length - 1] = { ...open, to: event.at };
    }
  }
  return { losses, fewest, down: zookeeperNames.filter((node) => !runs(node)) };
}
