// Control records: what a coordinator or the controller writes between the records. Pure.
import { DamagedBytes } from './damage.ts';

/** ControlRecordType of Kafka 3.9; ZooKeeper-mode logs only know the first two. */
const names = [
  'ABORT',
  'COMMIT',
  'LEADER_CHANGE',
  'SNAPSHOT_HEADER',
  'SNAPSHOT_FOOTER',
  'KRAFT_VERSION',
  'KRAFT_VOTERS',
] as const;

export type ControlName = (typeof names)[number] | 'UNKNOWN';

export interface Control {
  readonly name: ControlName;
  readonly type: number;
  /** Of an abort or commit marker: the epoch of the transaction coordinator that wrote it. */
  readonly coordinatorEpoch: number | undefined;
}

/** What a control record's key and value say. Throws DamagedBytes for a key or a marker that is too short. */
export function readControl(key: Buffer | null, value: Buffer | null, at: number): Control {
  if (key === null || key.length < 4) {
    throw new DamagedBytes('record', at, 'the key of a control record is shorter than 4 bytes');
  }
  const type = key.readInt16BE(2);
  const name = names[type] ?? 'UNKNOWN';
  if (name !== 'ABORT' && name !== 'COMMIT') return { name, type, coordinatorEpoch: undefined };
  if (value === null || value.length < 6) {
    throw new DamagedBytes('record', at, 'the value of a transaction marker is shorter than 6 bytes');
  }
  return { name, type, coordinatorEpoch: value.readInt32BE(2) };
}
