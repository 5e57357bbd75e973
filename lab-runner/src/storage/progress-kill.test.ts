// A process that saves verdicts is killed at any moment: what it had acknowledged is there.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProgressStore } from './progress-store.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-progress-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('kill -9', () => {
  const rounds = Number(process.env.RAILYARD_CRASH_ROUNDS ?? 4);
  const fixture = fileURLToPath(new URL('./progress-writer.fixture.ts', import.meta.url));

  it(`loses no acknowledged verdict in ${rounds} rounds`, { timeout: 20_000 * rounds }, async () => {
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', fixture, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const before = acknowledged;
      const enough = before + 3 + round * 7;
      let text = '';
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          const whole = text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1);
          acknowledged = Number(whole) || acknowledged;
          if (acknowledged >= enough) child.kill('SIGKILL');
        });
        child.on('close', () => resolve());
      });
      expect(acknowledged).toBeGreaterThan(before);
      const found = openProgressStore({ dataDir, log: pino({ level: 'silent' }) });
      expect(found.notice).toBeUndefined();
      const last = found.lastVerdict('1.1');
      expect(last?.sequence).toBeGreaterThanOrEqual(acknowledged);
      expect(last?.attempt).toBe(round + 1);
      const attempts = Array.from({ length: round + 1 }, (_, index) => found.tries('1.1', index + 1));
      expect(attempts.reduce((sum, count) => sum + count, 0)).toBe(last?.sequence);
      acknowledged = last?.sequence ?? 0;
      found.close();
    }
  });
});
