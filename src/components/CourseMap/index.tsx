// The course as a railway map: one line per module, one station per lesson, lines still being built drawn dashed.
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { type CourseModule, type PlannedLesson, modules } from '../../course/modules.ts';
import { useCourse, useExercises } from '../use-railyard.ts';
import { nextStop, stationsOf } from './progress.ts';
import styles from './styles.module.css';

export function CourseMap(): ReactNode {
  const course = useCourse();
  const views = useExercises();
  const here = nextStop(course, views)?.lesson.number;
  return (
    <ol className={styles.map}>
      {modules.map((module) => (
        <Line key={module.number} module={module} here={here} />
      ))}
    </ol>
  );
}

function Line({
  module,
  here,
}: {
  readonly module: CourseModule;
  readonly here: number | undefined;
}): ReactNode {
  const course = useCourse();
  const built = module.lessons.some(({ number }) => course.lessons.some((known) => known.number === number));
  return (
    <li className={styles.module} data-built={built}>
      <h2 className={styles.name}>
        <span className={styles.number}>{module.number}</span> {module.title}
        {!built && <span className={styles.soon}>being built</span>}
      </h2>
      <ol className={styles.stops}>
        {module.lessons.map((lesson) => (
          <Stop key={lesson.number} lesson={lesson} here={here === lesson.number} />
        ))}
      </ol>
    </li>
  );
}

function Stop({ lesson, here }: { readonly lesson: PlannedLesson; readonly here: boolean }): ReactNode {
  const built = useCourse().lessons.find((known) => known.number === lesson.number);
  const views = useExercises();
  if (!built) {
    return (
      <li className={styles.stop} data-state="planned">
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.label}>
          <b>L{lesson.number}</b> {lesson.title}
          <span className="unseen">, being built</span>
        </span>
      </li>
    );
  }
  const { passed, total } = stationsOf(built, views);
  const done = total > 0 && passed === total;
  return (
    <li className={styles.stop} data-state={done ? 'done' : 'open'} aria-current={here ? 'step' : undefined}>
      <span className={styles.dot} aria-hidden="true" />
      <Link to={built.permalink} className={styles.label}>
        <b>L{lesson.number}</b> {built.title}
      </Link>
      <span className={styles.count}>
        {passed} of {total} passed{here && <b className={styles.here}> you are here</b>}
      </span>
    </li>
  );
}
