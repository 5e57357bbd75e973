// Bits flipped in a progress database: each is noticed or changes nothing that is said.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attempt, verdict } from './progress.fixture.ts';
import { DamagedDatabase } from './progress-checkup.ts';
import { openDatabase } from './progress-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-progress-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('notices every flipped bit that would change what it says', () => {
  const file = path.join(folder, 'progress.db');
  const made = openDatabase(file, true);
  for (let serial = 1; serial <= 12; serial += 2) {
    made.apply({ kind: 'attempt', serial, attempt: attempt('1.1', serial) });
    const record = { ...verdict('1.1', 'failed', serial), sequence: serial };
    made.apply({ kind: 'verdict', serial: serial + 1, record });
  }
  const whole = made.snapshot();
  made.close();
  const bytes = readFileSync(file);
  const step = Number(process.env.RAILYARD_FLIP_STEP ?? 401);
  const header = Array.from({ length: 800 }, (_, bit) => bit);
  const spread = Array.from(
    { length: Math.floor((bytes.length * 8 - 800) / step) },
    (_, n) => 800 + n * step,
  );
  let noticed = 0;
  for (const bit of [...header, ...spread]) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(file, flipped);
    try {
      const found = openDatabase(file, false);
      expect(found.snapshot(), `bit ${bit}`).toEqual(whole);
      found.close();
    } catch (error) {
      if (!(error instanceof DamagedDatabase)) throw error;
      noticed += 1;
    }
  }
  // Free space and counters may change unnoticed; content may not.
  expect(noticed).toBeGreaterThan(200);
}, 60_000);
