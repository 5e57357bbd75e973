// Values this browser keeps, parsed on the way in: what does not fit its schema counts as never saved.
import type * as z from 'zod/mini';
import { type Store, createStore } from './store.ts';

export type Keep = Pick<Storage, 'getItem' | 'setItem'>;

/** A store that remembers itself under `key`; a browser that refuses to keep things only forgets. */
export function createSaved<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  fallback: T,
  keep: Keep | undefined,
): Store<T> {
  const store = createStore<T>(read(key, schema, keep) ?? fallback);
  store.subscribe(() => {
    try {
      keep?.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Private windows and full storage refuse; the value still holds for this page.
    }
  });
  return store;
}

function read<T>(key: string, schema: z.ZodMiniType<T>, keep: Keep | undefined): T | undefined {
  try {
    const text = keep?.getItem(key);
    if (text === null || text === undefined) return undefined;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
