// The head of the picture, drawn as a small departure board. Knows no rule of Kafka: chips.ts does.
import type { ReactNode } from 'react';
import { Crown } from '../Lamp/index.tsx';
import type { Chip } from './chips.ts';
import { SignalSign } from './Signs.tsx';
import styles from './chips.module.css';

export function Chips({ chips }: { readonly chips: readonly Chip[] }): ReactNode {
  return (
    <dl className={styles.chips}>
      {chips.map(({ name, value, signal, detail }) => (
        <div key={name} className={styles.chip} data-signal={signal}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.value}>
              {name === 'Controller' && value !== 'unknown' && signal === 'go' ? (
                <Crown />
              ) : (
                <SignalSign signal={signal} />
              )}
              {value}
            </span>
            {detail !== undefined && <span className={styles.detail}>{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
