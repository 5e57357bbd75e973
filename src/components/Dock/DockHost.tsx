// Where the dock hangs: the pull that opens it, the room the page leaves for it, and its code loaded at the first opening.
import { type ReactNode, Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react';
import { dock } from '../../client/railyard.ts';
import { useStore } from '../use-railyard.ts';
import type { Placement } from './Separator.tsx';
import styles from './host.module.css';

const Dock = lazy(() => import('./index.tsx'));

const beside = '(min-width: 1200px)';

/** True when the keyboard is on something outside the dock. */
function keyboardElsewhere(): boolean {
  const held = document.activeElement;
  return held !== null && held !== document.body && held.closest('#dock') === null;
}

/** Right of the lesson on wide windows, below it on others. */
function usePlacement(): Placement {
  const [placement, setPlacement] = useState<Placement>('right');
  useEffect(() => {
    const wide = window.matchMedia(beside);
    const follow = (): void => setPlacement(wide.matches ? 'right' : 'bottom');
    follow();
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  return placement;
}

export function DockHost(): ReactNode {
  // Unknown until the page lives: a button that is drawn sooner hears no click, and would vanish where the dock was open.
  const shown = useStore(dock.shown, undefined);
  const layout = useStore(dock.layout, undefined);
  const full = useStore(dock.full, false);
  const placement = usePlacement();
  const pull = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [opened, setOpened] = useState(false);
  const open = shown?.open ?? false;

  useEffect(() => {
    if (open) setOpened(true);
    // Whoever hides the dock from inside it would lose the keyboard with it.
    else if (wasOpen.current && !keyboardElsewhere()) pull.current?.focus();
    wasOpen.current = open;
  }, [open]);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['dock'] = open ? (full ? 'full' : placement) : 'closed';
    root.style.setProperty('--dock-width', `${layout?.width ?? 0}px`);
    root.style.setProperty('--dock-height', `${layout?.height ?? 0}px`);
  }, [open, full, placement, layout]);

  const leave = useCallback(() => {
    const tab = document.querySelector<HTMLElement>('#dock [role="tab"][aria-selected="true"]');
    tab?.focus();
  }, []);

  return (
    <>
      {shown?.open === false && (
        <button
          ref={pull}
          type="button"
          className={styles.pull}
          aria-expanded={false}
          onClick={() => dock.show('console')}
        >
          Console
        </button>
      )}
      {opened && (
        <Suspense
          fallback={
            <p role="status" className={styles.loading}>
              Loading the dock…
            </p>
          }
        >
          <Dock placement={placement} onLeave={leave} />
        </Suspense>
      )}
    </>
  );
}
