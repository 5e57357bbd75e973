// What became of five parcels that should have been stored as key and value. Asks nobody.
import type { StoredRecord } from '../kit/index.ts';

export interface Parcel {
  readonly key: string;
  readonly place: string;
}

export type Slip = 'null-key' | 'separator-in-value' | 'swapped' | 'wrong-values' | 'cut-elsewhere';

/** The record that holds the parcel as it should be. */
export function storedRight(
  { key, place }: Parcel,
  records: readonly StoredRecord[],
): StoredRecord | undefined {
  return records.find((record) => record.key === key && record.value === place);
}

/** The record that a slip made of this parcel, and which slip; `undefined` when nothing of it is there. */
export function storedWrong(
  parcel: Parcel,
  records: readonly StoredRecord[],
): { readonly record: StoredRecord; readonly slip: Slip } | undefined {
  for (const record of records) {
    const slip = slipIn(record, parcel);
    if (slip !== undefined) return { record, slip };
  }
  return undefined;
}

function slipIn({ key: found, value }: StoredRecord, { key, place }: Parcel): Slip | undefined {
  const text = value ?? '';
  if (found === null) return text.startsWith(key) && text.includes(place) ? 'null-key' : undefined;
  if (found === key) {
    const before = text.endsWith(place) ? text.slice(0, -place.length) : undefined;
    return before !== undefined && /^[^\p{L}\p{N}]+$/u.test(before) ? 'separator-in-value' : 'wrong-values';
  }
  if (found === place && text === key) return 'swapped';
  const near = found !== '' && (key.startsWith(found) || found.startsWith(key));
  return near && text.endsWith(place) ? 'cut-elsewhere' : undefined;
}
