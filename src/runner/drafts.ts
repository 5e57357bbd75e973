// Unsaved text of files, kept by this browser: one entry per file and attempt, parsed on the way in.
import * as z from 'zod/mini';
import type { Draft } from './lesson-file.ts';

const DraftSchema = z.object({ text: z.string(), base: z.nullable(z.string()) });
const prefix = 'railyard.draft.';

export type DraftPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface Drafts {
  /** The draft of one file of one attempt. */
  of(name: string): { get(): Draft | undefined; set(draft: Draft | undefined): void };
  /** Somebody else sits here now. */
  forget(): void;
}

/** Where storage is forbidden or full, drafts live as long as the page. */
export function createDrafts(place: DraftPlace | undefined): Drafts {
  const kept = new Map<string, Draft>();
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch {
      // The copy of this page still holds.
    }
  };
  return {
    of: (name) => ({
      get() {
        const here = kept.get(name);
        if (here !== undefined) return here;
        try {
          const parsed = DraftSchema.safeParse(JSON.parse(place?.getItem(prefix + name) ?? 'null'));
          return parsed.success ? parsed.data : undefined;
        } catch {
          return undefined;
        }
      },
      set(draft) {
        if (draft === undefined) {
          kept.delete(name);
          attempt(() => place?.removeItem(prefix + name));
        } else {
          kept.set(name, draft);
          attempt(() => place?.setItem(prefix + name, JSON.stringify(draft)));
        }
      },
    }),
    forget() {
      kept.clear();
      attempt(() => {
        const names = Array.from({ length: place?.length ?? 0 }, (_, at) => place?.key(at) ?? '');
        names.filter((name) => name.startsWith(prefix)).forEach((name) => place?.removeItem(name));
      });
    },
  };
}
