// What stands between batches: missing offsets, and damage by its first byte.
import type { LogDamage } from '@railyard/lab-runner/protocol';
import type { ReactNode } from 'react';
import styles from './notes.module.css';

export function Gap({ words }: { readonly words: string }): ReactNode {
  return (
    <li className={styles.gap}>
      <span>{words}</span>
    </li>
  );
}

export function DamageWords({ damage }: { readonly damage: LogDamage }): ReactNode {
  return (
    <>
      <b>Damaged from byte {damage.at} on:</b> {damage.detail}.
    </>
  );
}

export function Damage({ damage }: { readonly damage: LogDamage }): ReactNode {
  return (
    <div className={styles.damage} role="note">
      <DamageWords damage={damage} />
    </div>
  );
}
