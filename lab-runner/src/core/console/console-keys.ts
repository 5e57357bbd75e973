// The narrow keys that shells hold: one per console, living as long as it. Knows nothing of what a key opens.
import { createHash, randomBytes } from 'node:crypto';

export interface ConsoleKeys {
  /** A new key for this console (256 bits, base64url). */
  issue(consoleId: string): string;
  /** The console a key belongs to. */
  find(key: string): string | undefined;
  /** Makes all keys of this console worthless. */
  revoke(consoleId: string): void;
}

/** Keys are kept as digests: looking one up tells nothing by the time it takes. */
export function createConsoleKeys(): ConsoleKeys {
  const consoles = new Map<string, string>();
  return {
    issue(consoleId) {
      const key = randomBytes(32).toString('base64url');
      consoles.set(digest(key), consoleId);
      return key;
    },
    find: (key) => consoles.get(digest(key)),
    revoke(consoleId) {
      for (const [key, owner] of consoles) if (owner === consoleId) consoles.delete(key);
    },
  };
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
