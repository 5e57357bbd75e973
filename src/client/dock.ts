// Where the dock is, how large, and what it shows. Knows no React and no console.
import * as z from 'zod/mini';
import { type Readable, type Store, createSaved, createStore } from '../runner/index.ts';

const Layout = z.object({
  /** Pixels beside the lesson, and pixels below it. */
  width: z.number(),
  height: z.number(),
  /** xterm's own mode for people who listen to the screen. */
  screenReader: z.boolean(),
});
export type DockLayout = z.infer<typeof Layout>;

const Shown = z.object({ open: z.boolean(), tab: z.enum(['console', 'files', 'cluster', 'log']) });
export type DockShown = z.infer<typeof Shown>;

export interface Dock {
  readonly layout: Store<DockLayout>;
  readonly shown: Readable<DockShown>;
  readonly full: Store<boolean>;
  /** True once after somebody asked for the console itself: only then may it take the keyboard. */
  takeFocus(): boolean;
  /** `focus` is for a reader who goes to the dock; a run button leaves the keyboard where it is. */
  show(tab: DockShown['tab'], options?: { readonly focus: boolean }): void;
  hide(): void;
}

/** Pixels the dock may take; the page keeps at least 320 beside it. */
export const dockLimits = { width: { min: 320, max: 1100 }, height: { min: 160, max: 900 } } as const;

/** The layout outlives the visit, what is shown outlives a reload. */
export function createDock(
  local: Storage | undefined,
  session: Storage | undefined,
  windowHeight: number,
): Dock {
  const layout = createSaved(
    'railyard.dock',
    Layout,
    { width: 560, height: Math.min(340, Math.round(windowHeight * 0.45)), screenReader: false },
    local,
  );
  const shown = createSaved<DockShown>(
    'railyard.dock.shown',
    Shown,
    { open: false, tab: 'console' },
    session,
  );
  const full = createStore(false);
  let focusWanted = false;
  return {
    layout,
    shown,
    full,
    takeFocus() {
      const wanted = focusWanted;
      focusWanted = false;
      return wanted;
    },
    show(tab, { focus } = { focus: true }) {
      focusWanted = focus;
      shown.set({ open: true, tab });
    },
    hide() {
      full.set(false);
      shown.update((now) => ({ ...now, open: false }));
    },
  };
}
