// A process that records is killed at any moment: what it had told is there, whole and in order.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTimelineFile } from './timeline-file.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-timeline-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const rounds = Number(process.env.RAILYARD_CRASH_ROUNDS ?? 3);
const fixture = fileURLToPath(new URL('./timeline-writer.fixture.ts', import.meta.url));

it(`loses no event that was told in ${rounds} kills -9`, { timeout: 20_000 * rounds }, async () => {
  let told = 0;
  for (let round = 0; round < rounds; round += 1) {
    const enough = told + 150 + round * 400;
    told = await recordUntil(enough);
    expect(told).toBeGreaterThanOrEqual(enough);
    const store = openTimelineFile(dataDir);
    const { base, events } = store.load();
    store.close();
    expect(events.at(-1)?.sequence).toBeGreaterThanOrEqual(told);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => base.sequence + 1 + at));
    expect(events.at(-1)?.run).toBe(round + 1);
    told = events.at(-1)?.sequence ?? 0;
  }
});

/** Starts a recorder and kills it once it has told of so many events. */
async function recordUntil(enough: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = 0;
  let text = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      told = Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1)) || told;
      if (told >= enough) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  return told;
}
