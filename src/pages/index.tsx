// The landing page, one screen: what this is, your cluster as it is now, and where to begin or go on.
import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { nextStop } from '../components/CourseMap/progress.ts';
import { LiveBoard } from '../components/Landing/LiveBoard.tsx';
import styles from '../components/Landing/styles.module.css';
import { useCourse, useExercises } from '../components/use-railyard.ts';
import { anchorOf } from '../course/anchors.ts';
import { modules } from '../course/modules.ts';

export default function Landing(): ReactNode {
  return (
    <Layout description="Run Apache Kafka on your own machine, break it, and be graded on what the cluster really did.">
      <main className={styles.page}>
        <div className={styles.top}>
          <div>
            <h1>Learn Kafka on a cluster you may break</h1>
            <p className={styles.lead}>
              Three ZooKeepers and three Kafka brokers run on your own machine. You read a lesson, type real
              commands, stop what you like, and every exercise is graded by what the cluster then holds, not
              by what you typed.
            </p>
            <Begin />
          </div>
          <LiveBoard />
        </div>
        <Lines />
      </main>
    </Layout>
  );
}

function Begin(): ReactNode {
  const next = nextStop(useCourse(), useExercises());
  if (!next) return null;
  const { lesson, exercise, fresh } = next;
  const to = fresh || exercise === undefined ? lesson.permalink : `${lesson.permalink}#${anchorOf(exercise)}`;
  return (
    <p className={styles.start}>
      <Link to={to} className={styles.go}>
        {fresh
          ? `Start with lesson ${lesson.number}, ${lesson.title}`
          : `Continue at ${exercise ?? lesson.title}`}
      </Link>
      <Link to="/course">See all lines</Link>
    </p>
  );
}

function Lines(): ReactNode {
  const { lessons } = useCourse();
  return (
    <section className={styles.lines} aria-label="Lines of the course">
      <h2>Eight lines, from the first topic to life after ZooKeeper</h2>
      <ol className={styles.stops}>
        {modules.map((module) => {
          const built = module.lessons.some(({ number }) => lessons.some((known) => known.number === number));
          const range = module.lessons.map(({ number }) => number);
          return (
            <li key={module.number} data-built={built}>
              {module.title}
              <small>
                L{range[0]} to L{range.at(-1)}
                {!built && ', being built'}
              </small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
