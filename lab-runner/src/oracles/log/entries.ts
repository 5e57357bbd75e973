// The entries of the files beside a segment in the form of the wire, whichever file it is. Pure.
import { segmentFile } from './file-names.ts';
import { readLeaderEpochs, readOffsetIndex, readTimeIndex, readTransactionIndex } from './index-files.ts';

export type Entry = Readonly<Record<string, string>>;

/** `undefined` for a file that has no entries. */
export function entriesIn(file: string, bytes: Buffer): readonly Entry[] | undefined {
  if (file === 'leader-epoch-checkpoint') return readLeaderEpochs(bytes.toString('utf8'))?.map(digits);
  const { kind, base } = segmentFile(file) ?? {};
  if (base === undefined) return undefined;
  switch (kind) {
    case 'index':
      return readOffsetIndex(bytes, base).map(digits);
    case 'timeindex':
      return readTimeIndex(bytes, base).map(digits);
    case 'txnindex':
      return readTransactionIndex(bytes).map(digits);
    default:
      return undefined;
  }
}

function digits(entry: object): Record<string, string> {
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, String(value)]));
}
