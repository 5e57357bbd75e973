// Search in the lessons: a button of a few bytes; the search itself is loaded when somebody wants it.
import { type ReactNode, Suspense, lazy, useEffect, useRef, useState } from 'react';
import styles from './styles.module.css';

const Search = lazy(() => import('@theme-original/SearchBar'));

/** Focuses the search field once it stands in the navigation. */
function FocusedSearch(): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={place} className={styles.place}>
      <Search />
    </div>
  );
}

export default function SearchBar(): ReactNode {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (wanted) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setWanted(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [wanted]);

  const button = (
    <button type="button" className={styles.button} aria-busy={wanted} onClick={() => setWanted(true)}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.glass}>
        <path d="M10.5 10.5L15 15M6.5 11.5a5 5 0 1 0 0-10 5 5 0 0 0 0 10z" />
      </svg>
      <span className={styles.word}>Search</span>
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <FocusedSearch />
    </Suspense>
  ) : (
    button
  );
}
