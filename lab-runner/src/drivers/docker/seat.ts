// What everything of one lab is called and labelled in Docker. Talks to no daemon.
import { createHash } from 'node:crypto';
import type { NodeName } from '@railyard/labs/kit';

const prefix = 'io.github.kafka-railyard';

/** Label keys; clean-up goes by these and by nothing else. */
export const labels = {
  dataDir: `${prefix}.data-dir`,
  seat: `${prefix}.seat`,
  /** `kafka1` … `zookeeper3`, `workbench`. */
  part: `${prefix}.part`,
} as const;

export type Part = NodeName | 'workbench' | 'home' | 'network';

export interface Seat {
  /** Eight hex digits of the data folder's path: two labs of one machine never meet. */
  readonly id: string;
  readonly network: string;
  /** The name of a part's container and of its volume. */
  name(part: Part): string;
  labels(part: Part): Record<string, string>;
  /** For listing what is ours. */
  readonly filters: { readonly label: readonly string[] };
}

export function seatOf(dataDir: string): Seat {
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  return {
    id,
    network: `railyard-${id}`,
    name: (part) => `railyard-${id}-${part}`,
    labels: (part) => ({ [labels.dataDir]: dataDir, [labels.seat]: id, [labels.part]: part }),
    filters: { label: [`${labels.dataDir}=${dataDir}`, `${labels.seat}=${id}`] },
  };
}
