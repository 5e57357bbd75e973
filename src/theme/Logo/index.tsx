// The turnout and the name, leading home.
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Turnout } from '../../components/Mark/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly className?: string;
  readonly titleClassName?: string;
}

export default function Logo({ className, titleClassName }: Props): ReactNode {
  return (
    <Link to="/" className={className}>
      <Turnout className={styles.mark} />
      <b className={titleClassName}>Kafka Railyard</b>
    </Link>
  );
}
