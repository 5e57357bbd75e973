// How the files of a replica are looked at. Says nothing of where they lie or how they are read.
import type { BrokerName } from '@railyard/labs/kit';
import type {
  BatchesView,
  EntriesView,
  LogsView,
  RecordsView,
  ReplicaLogView,
} from '../../protocol/index.ts';

/** A copy of a partition on one broker's disk. */
export interface ReplicaPlace {
  readonly broker: BrokerName;
  /** `orders-0` */
  readonly folder: string;
}

export interface FilePlace extends ReplicaPlace {
  /** `00000000000000000000.log` */
  readonly file: string;
}

/** Read only; throws NOTHING_ON_DISK for what is not, or no longer, there. Every answer is bounded. */
export interface LogMicroscope {
  logs(): Promise<LogsView>;
  replica(place: ReplicaPlace): Promise<ReplicaLogView>;
  batches(place: FilePlace, page: { from?: number; limit?: number }): Promise<BatchesView>;
  records(place: FilePlace, page: { at: number; skip?: number; limit?: number }): Promise<RecordsView>;
  entries(place: FilePlace): Promise<EntriesView>;
}
