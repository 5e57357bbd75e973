// The course page: every line of the map, with where the reader is.
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { CourseMap } from '../components/CourseMap/index.tsx';
import styles from './page.module.css';

export default function Course(): ReactNode {
  return (
    <Layout title="Course" description="All lessons of Kafka Railyard as lines of a railway map.">
      <main className={styles.page}>
        <h1>The lines of the course</h1>
        <p className={styles.lead}>
          Eight lines, twenty-two lessons and a capstone. Each stop is a lesson with exercises that a real
          cluster grades. Dashed track is still being built.
        </p>
        <CourseMap />
      </main>
    </Layout>
  );
}
