// The glossary: every term of docs/glossary.json, each with an address of its own.
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { Words } from '../components/Words/index.tsx';
import { termAnchor } from '../course/anchors.ts';
import type { GlossaryEntry } from '../course/glossary.ts';
import { glossary } from '../course/glossary-file.ts';
import styles from './page.module.css';

const sorted = [...glossary].sort((a, b) => a.term.localeCompare(b.term, 'en'));

export default function Glossary(): ReactNode {
  return (
    <Layout title="Glossary" description="The words of Kafka and ZooKeeper as this course uses them.">
      <main className={styles.page}>
        <h1>Glossary</h1>
        <p className={styles.lead}>
          The words of the trade, as this course uses them, with the Portuguese where it differs.
        </p>
        <dl className={styles.terms}>
          {sorted.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </dl>
      </main>
    </Layout>
  );
}

function Entry({ entry }: { readonly entry: GlossaryEntry }): ReactNode {
  const anchor = termAnchor(entry.id);
  useBrokenLinks().collectAnchor(anchor);
  const others = glossary.filter(({ id }) => entry.see?.includes(id));
  return (
    <div id={anchor}>
      <dt>
        {entry.term}
        {entry.pt !== undefined && (
          <span lang="pt-BR" className={styles.pt}>
            {entry.pt}
          </span>
        )}
      </dt>
      <dd>
        <p>
          <Words text={entry.short} />
        </p>
        {entry.more !== undefined && (
          <p>
            <Words text={entry.more} />
          </p>
        )}
        {others.length > 0 && (
          <p className={styles.see}>
            See also{' '}
            {others.map((other, index) => (
              <span key={other.id}>
                {index > 0 && ', '}
                <a href={`#${termAnchor(other.id)}`}>{other.term}</a>
              </span>
            ))}
            .
          </p>
        )}
      </dd>
    </div>
  );
}
