// What the core needs to know how far each copy of a partition reaches. Says nothing of how brokers are asked.
import type { PartitionPositions } from '../../protocol/index.ts';

/** A partition and the brokers to ask about it. */
export interface PartitionPlace {
  readonly topic: string;
  readonly partition: number;
  /** −1 while nobody leads. */
  readonly leader: number;
  /** The brokers whose copies are looked at. */
  readonly replicas: readonly number[];
}

export interface PositionsOracle {
  /** One entry for each place, in their order; what a broker does not answer within half a second is `null`. Never throws. */
  positions(places: readonly PartitionPlace[]): Promise<readonly PartitionPositions[]>;
  close(): void;
}
