// The instructor's page: how far the seat got, and the change to the next class.
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { Instructor } from '../components/Instructor/index.tsx';
import styles from './page.module.css';

export default function InstructorPage(): ReactNode {
  return (
    <Layout title="Instructor" description="Between two classes: keep the results, start afresh.">
      <main className={styles.page}>
        <h1>Between two classes</h1>
        <Instructor />
      </main>
    </Layout>
  );
}
