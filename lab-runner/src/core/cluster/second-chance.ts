// A broker that lost its ZooKeeper session while registering finds its own old node there and ends (NodeExists).
// It is started once more; the driver's start waits until the old registration is gone.
import { isBroker, type NodeName } from '@railyard/labs/kit';
import type { ClusterDriver, Disposable, NodeState } from '../../ports/cluster-driver.ts';

export interface SecondChances extends Disposable {
  /** True while the failure of this node is not the last word. */
  pending(node: NodeName): boolean;
}

/** Watches a start; each broker gets one second chance. `onEnd` is called when one was used up in vain. */
export function giveSecondChances(
  driver: ClusterDriver,
  signal: AbortSignal,
  onEnd: () => void,
): SecondChances {
  const used = new Set<NodeName>();
  const pending = new Set<NodeName>();
  const subscription = driver.onChange((node, state) => {
    if (!deserves(node, state) || used.has(node) || signal.aborted) return;
    used.add(node);
    pending.add(node);
    driver
      .start(node, { signal })
      .catch(() => undefined)
      .finally(() => {
        pending.delete(node);
        onEnd();
      });
  });
  return { pending: (node) => pending.has(node), dispose: () => subscription.dispose() };
}

function deserves(node: NodeName, state: NodeState): boolean {
  return isBroker(node) && state.phase === 'failed' && state.detail.includes('NodeExists');
}
