// What the signs of the grid mean. Drawn with the same cars, so that it cannot drift from them.
import type { ReactNode } from 'react';
import { Crown } from '../Lamp/index.tsx';
import type { ReplicaKind } from './replicas.ts';
import { Star } from './Signs.tsx';
import grid from './grid.module.css';
import styles from './legend.module.css';

const cars: readonly (readonly [ReplicaKind, string, string])[] = [
  ['leader', 'leads', 'clients write to it and read from it'],
  ['follower', 'follows', 'in sync: it may become the leader'],
  ['out', 'out', 'not in sync: behind, or its broker left'],
  ['ghost', 'gone', 'its broker is not registered'],
];

export function Legend(): ReactNode {
  return (
    <ul className={styles.legend}>
      {cars.map(([kind, word, meaning]) => (
        <li key={kind}>
          <span className={grid.car} data-kind={kind}>
            {word}
          </span>
          {meaning}
        </li>
      ))}
      <li>
        <span className={styles.sign}>
          <Star />
        </span>
        preferred leader: the first of the assignment
      </li>
      <li>
        <span className={styles.sign}>
          <Crown />
        </span>
        controller: one broker decides who leads what
      </li>
    </ul>
  );
}
