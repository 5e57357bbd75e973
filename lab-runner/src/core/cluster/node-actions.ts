// What a learner may do to one node, and in which states it makes sense.
import type { NodeName } from '@railyard/labs/kit';
import { type NodeAction, RailyardError } from '../../../protocol/index.ts';
import type { ClusterDriver, NodeState } from '../../ports/cluster-driver.ts';

const allowedIn: Readonly<Record<NodeAction, readonly NodeState['phase'][]>> = {
  start: ['absent', 'stopped', 'failed'],
  stop: ['running', 'paused', 'cut', 'starting'],
  kill: ['running', 'paused', 'cut', 'starting', 'stopping'],
  pause: ['running'],
  resume: ['paused'],
  restart: ['running', 'paused', 'cut', 'stopped', 'failed', 'absent'],
  cut: ['running', 'starting'],
  heal: ['cut'],
};

/** Acts on one node; refuses with NODE_STATE what makes no sense in its state. `onAllowed` is called before the act. */
export async function actOnNode(
  driver: ClusterDriver,
  node: NodeName,
  action: NodeAction,
  onAllowed: () => void = () => undefined,
): Promise<void> {
  const state = driver.states()[node].phase;
  if (!allowedIn[action].includes(state)) throw new RailyardError('NODE_STATE', { node, state, action });
  onAllowed();
  switch (action) {
    case 'start':
      return driver.start(node);
    case 'stop':
      return driver.stop(node);
    case 'kill':
      return driver.kill(node);
    case 'pause':
      return driver.pause(node);
    case 'resume':
      return driver.resume(node);
    case 'cut':
      return driver.cut(node);
    case 'heal':
      return driver.heal(node);
    case 'restart':
      await driver.stop(node);
      return driver.start(node);
  }
}
