// The files beside a segment; opened, an index shows its entries.
import type { SegmentCompanion } from '@railyard/lab-runner/protocol';
import { type ReactNode, useState } from 'react';
import { Entries } from './Entries.tsx';
import { sizeWords } from './words.ts';
import styles from './companions.module.css';

interface Props {
  readonly place: { readonly broker: string; readonly folder: string };
  readonly companions: readonly SegmentCompanion[];
}

export function Companions({ place, companions }: Props): ReactNode {
  const [open, setOpen] = useState<string>();
  const chosen = companions.find(({ name }) => name === open);
  if (companions.length === 0) return null;
  return (
    <div className={styles.companions} role="group" aria-label="Files beside it">
      {companions.map((one) =>
        one.kind === 'snapshot' ? (
          <span key={one.name} className={styles.file} data-kind={one.kind} title={one.name}>
            producers’ snapshot, {sizeWords(one.bytes)}
          </span>
        ) : (
          <button
            key={one.name}
            type="button"
            className={styles.file}
            data-kind={one.kind}
            title={one.name}
            aria-expanded={one.name === open}
            onClick={() => setOpen(one.name === open ? undefined : one.name)}
          >
            .{one.kind}, {countWords(one)}
          </button>
        ),
      )}
      {chosen !== undefined && (
        <Entries key={`${chosen.name} ${chosen.bytes}`} place={{ ...place, file: chosen.name }} />
      )}
    </div>
  );
}

/** Larger than what a clean shutdown leaves of it. */
const madeReady = 1024 * 1024;

function countWords({ entries, bytes }: SegmentCompanion): string {
  if (entries === null) return bytes < madeReady ? sizeWords(bytes) : `${sizeWords(bytes)} made ready`;
  return `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}
