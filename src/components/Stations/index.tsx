// The stations of one lesson along the sidebar's track: one per exercise, filled when passed.
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { anchorOf } from '../../course/anchors.ts';
import { useCourse, useExercises } from '../use-railyard.ts';
import { Station } from './Station.tsx';
import styles from './styles.module.css';

export function Stations({ lesson }: { readonly lesson: number }): ReactNode {
  const built = useCourse().lessons.find((known) => known.number === lesson);
  const views = useExercises();
  if (!built || built.exercises.length === 0) return null;
  return (
    <li className={styles.stop}>
      <ul className={styles.stations} aria-label={`Exercises of lesson ${lesson}`}>
        {built.exercises.map(({ id, title }) => {
          const passed = views.get(id)?.passed ?? false;
          return (
            <li key={id}>
              <Link to={`${built.permalink}#${anchorOf(id)}`} className={styles.link}>
                <Station passed={passed} />
                <span className={styles.number}>{id}</span> {title}
                {passed && <span className="unseen">, passed</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
