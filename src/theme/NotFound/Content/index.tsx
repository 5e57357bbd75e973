// The 404 page: what happened, then where to go.
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { BufferStop } from '../../../components/Mark/index.tsx';
import styles from './styles.module.css';

export default function NotFoundContent(): ReactNode {
  return (
    <main className={styles.page}>
      <BufferStop />
      <h1>The track ends here</h1>
      <p>There is no page at this address. It may have moved, or the address has a slip in it.</p>
      <p>
        <Link to="/course">See all lines of the course</Link>, or use the search above.
      </p>
    </main>
  );
}
