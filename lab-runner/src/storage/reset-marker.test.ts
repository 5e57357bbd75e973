// The mark of a reset under way: kept over a restart, gone when cleared.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { resetMarker } from './reset-marker.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'railyard-marker-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is there for the next runner until it is cleared', () => {
  const marker = resetMarker(folder);
  expect(marker.isSet()).toBe(false);
  marker.set();
  marker.set();
  expect(resetMarker(folder).isSet()).toBe(true);
  resetMarker(folder).clear();
  expect(marker.isSet()).toBe(false);
  marker.clear();
});
