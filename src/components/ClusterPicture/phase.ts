// A node's phase as the picture needs it: from the image, else from what the runner says of the cluster. Pure.
import { type ClusterView, nodePhases } from '@railyard/lab-runner/protocol';
import type { ClusterImage } from '@railyard/labs/kit';

type Phase = (typeof nodePhases)[number];

export interface NodePhase {
  readonly phase: Phase;
  readonly detail?: string;
}

/** Node → phase. What only the present knows (`cluster`) fills what the image does not say, and only when `present`. */
export function phasesOf(
  image: ClusterImage,
  cluster: ClusterView | undefined,
  present: boolean,
): Readonly<Record<string, NodePhase>> {
  const told = Object.entries(image.nodes).map(([node, { phase, detail }]): [string, NodePhase] => [
    node,
    { phase: phaseNamed(phase), detail },
  ]);
  const known = present ? (cluster?.nodes ?? []) : [];
  return Object.fromEntries([
    ...known.map(({ node, phase, detail }): [string, NodePhase] => [node, { phase, detail }]),
    ...told,
  ]);
}

/** `stopped: killed by signal 9`, `running`, `unknown`. */
export function phaseWords(node: NodePhase | undefined): string {
  if (node === undefined) return 'unknown';
  return node.detail === undefined || node.phase === 'running' ? node.phase : `${node.phase}: ${node.detail}`;
}

function phaseNamed(phase: string): Phase {
  return nodePhases.find((known) => known === phase) ?? 'unknown';
}
