// A file on a broker's disk, read through the driver in bounded pieces.
import type { BrokerName } from '@railyard/labs/kit';
import { type ClusterDriver, longestPart } from '../../ports/cluster-driver.ts';
import type { ByteSource } from './source.ts';

export interface BrokerFile {
  readonly broker: BrokerName;
  /** Below the broker's log directory. */
  readonly path: string;
  /** How many it had when it was listed; what is appended later is not read. */
  readonly bytes: number;
}

/** Reads reject as `readLogPart` does, also when the file was deleted since it was listed. */
export function brokerFile(
  driver: Pick<ClusterDriver, 'readLogPart'>,
  { broker, path, bytes }: BrokerFile,
): ByteSource {
  return {
    size: bytes,
    async read(from, length) {
      const pieces: Buffer[] = [];
      for (let got = 0; got < length;) {
        const range = { from: from + got, length: Math.min(longestPart, length - got) };
        const piece = await driver.readLogPart(broker, path, range);
        if (piece.length === 0) break;
        pieces.push(Buffer.from(piece));
        got += piece.length;
      }
      return Buffer.concat(pieces);
    },
  };
}
