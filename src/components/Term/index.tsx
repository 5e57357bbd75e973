// A word of the trade: a link to the glossary that shows its entry on the spot. The glossary is loaded at the first look.
import Link from '@docusaurus/Link';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { termAnchor } from '../../course/anchors.ts';
import type { GlossaryEntry } from '../../course/glossary.ts';
import { Words } from '../Words/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  readonly children?: ReactNode;
}

async function lookUp(id: string): Promise<GlossaryEntry | undefined> {
  const { glossary } = await import('../../course/glossary-file.ts');
  return glossary.find((entry) => entry.id === id);
}

export function Term({ id, children }: Props): ReactNode {
  const [entry, setEntry] = useState<GlossaryEntry>();
  const [open, setOpen] = useState(false);
  const tip = useId();
  const wanted = useRef(false);
  /** Moves the pop-up left where it would leave the window. */
  const keepInside = useCallback((box: HTMLElement | null): void => {
    if (!box) return;
    const over = box.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    if (over > 0) box.style.marginLeft = `${-over}px`;
  }, []);

  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      if (event instanceof globalThis.KeyboardEvent && event.key !== 'Escape') return;
      setOpen(false);
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [open]);

  const show = (): void => {
    setOpen(true);
    if (wanted.current) return;
    wanted.current = true;
    void lookUp(id).then(setEntry, () => {
      wanted.current = false;
    });
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setOpen(false);
  };
  return (
    <span className={styles.term} onMouseEnter={show} onMouseLeave={() => setOpen(false)}>
      <Link
        to={`/glossary#${termAnchor(id)}`}
        className={styles.word}
        aria-describedby={open && entry ? tip : undefined}
        onFocus={show}
        onBlur={() => setOpen(false)}
        onKeyDown={leave}
      >
        {children ?? id}
      </Link>
      {open && entry && (
        <span ref={keepInside} role="tooltip" id={tip} className={styles.tip}>
          <b>{entry.term}</b>
          {entry.pt !== undefined && <i lang="pt-BR"> ({entry.pt})</i>}
          <span className={styles.short}>
            <Words text={entry.short} />
          </span>
        </span>
      )}
    </span>
  );
}
