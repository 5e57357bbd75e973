// The cluster's state in one short sentence each, for the strip, the landing page and the dock.
import type { ClusterView, NodeView } from '@railyard/lab-runner/protocol';
import type { Link } from '../../runner/index.ts';

export type Signal = 'go' | 'caution' | 'stop' | 'none';

export interface Phrase {
  readonly signal: Signal;
  readonly text: string;
}

/** What the strip says; `now` is the wall clock in ms. */
export function phraseOf(link: Link, cluster: ClusterView | undefined, now: number): Phrase {
  switch (link.phase) {
    case 'reading':
      return { signal: 'none', text: 'Lab not running: reading mode' };
    case 'locked':
      return { signal: 'caution', text: link.problem.what };
    case 'lost': {
      const seconds = Math.max(0, Math.floor((now - link.since) / 1000));
      const reason = link.reason === undefined ? '' : `${link.reason} `;
      return { signal: 'stop', text: `${reason}Lost the runner ${seconds} s ago, retrying` };
    }
    case 'connecting':
      return { signal: 'none', text: 'Looking for the lab…' };
    case 'connected':
      return cluster ? clusterPhrase(cluster) : { signal: 'none', text: 'Reading the cluster…' };
  }
}

function clusterPhrase(cluster: ClusterView): Phrase {
  const up = cluster.nodes.filter((node) => node.phase === 'running').length;
  const of = cluster.nodes.length;
  switch (cluster.phase) {
    case 'starting':
      return { signal: 'caution', text: `Starting… ${up} of ${of}` };
    case 'warming':
      return { signal: 'caution', text: 'Warming up…' };
    case 'resetting':
      return { signal: 'caution', text: 'Reset… a clean cluster comes' };
    case 'stopping':
      return { signal: 'caution', text: 'Stopping…' };
    case 'ready':
      return { signal: 'go', text: 'Ready' };
    case 'degraded':
      if (cluster.headline !== undefined) return { signal: 'stop', text: cluster.headline };
      return { signal: 'caution', text: downSentence(cluster.nodes) ?? cluster.message };
    case 'failed':
      return { signal: 'stop', text: cluster.message };
    case 'absent':
      return { signal: 'none', text: 'No cluster yet' };
  }
}

function downSentence(nodes: readonly NodeView[]): string | undefined {
  const down = nodes.filter((node) => node.phase !== 'running');
  const [only] = down;
  if (!only) return undefined;
  return down.length === 1
    ? `${only.node} is ${only.phase}`
    : `${down.length} of ${nodes.length} nodes are not running`;
}

/** `2 under-replicated`, or `unknown` where the oracle cannot answer, which is not zero. */
export function countWords(count: number | null | undefined): string {
  return count === null || count === undefined ? 'unknown' : String(count);
}
