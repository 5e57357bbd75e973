// What can be wrong with a log file, and where it begins. Knows no format.

export type DamageKind =
  /** The file ends inside a batch. */
  | 'short'
  /** A length that cannot be. */
  | 'length'
  /** A record format this reader does not know. */
  | 'magic'
  /** The bytes are not those the checksum was made of. */
  | 'crc'
  /** The records cannot be unpacked. */
  | 'codec'
  /** A record, or the number of them, does not fit the batch. */
  | 'record';

export interface Damage {
  readonly kind: DamageKind;
  /** Byte of the file at which it begins; of a packed batch's inside that is where the packed records begin. */
  readonly at: number;
  /** What is wrong, for people, without a full stop. */
  readonly detail: string;
}

/** Thrown by the parsers; the reader turns it into a {@link Damage} and shows what it had so far. */
export class DamagedBytes extends Error {
  readonly damage: Damage;

  constructor(kind: DamageKind, at: number, detail: string) {
    super(detail);
    this.damage = { kind, at, detail };
  }
}
