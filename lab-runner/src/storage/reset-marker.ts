// `reset-under-way` in the data folder: there from the beginning of a reset to its end, also when the runner is killed between.
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ResetMarker } from '../ports/reset-marker.ts';
import { syncFolder } from './durable-files.ts';

/** Setting and clearing are on the disk when they return. The file is empty: that fits on a full disk too. */
export function resetMarker(dataDir: string): ResetMarker {
  const file = path.join(dataDir, 'reset-under-way');
  return {
    isSet: () => existsSync(file),
    set() {
      const handle = openSync(file, 'w', 0o600);
      fsyncSync(handle);
      closeSync(handle);
      syncFolder(dataDir);
    },
    clear() {
      rmSync(file, { force: true });
      syncFolder(dataDir);
    },
  };
}
