// The foot of every page: licence of code and words, that nothing is sent anywhere, and the instructor's door.
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

export default function Footer(): ReactNode {
  return (
    <footer className={styles.footer}>
      <p>
        Code under the MIT licence, lessons under CC BY 4.0. Nothing on these pages is loaded from, or sent
        to, anywhere else. Apache Kafka and Apache ZooKeeper are trademarks of the Apache Software Foundation.{' '}
        <Link to="/instructor">For instructors</Link>
      </p>
    </footer>
  );
}
