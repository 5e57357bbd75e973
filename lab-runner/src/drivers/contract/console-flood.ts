// Scenes of the console contract: much output and much input, and not a byte lost or added.
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Shell } from '../../ports/workbench.ts';
import type { ConsoleStage } from './consoles.ts';
import { outputBegin, promptEnd, readShell } from './read-shell.ts';

/** Numbers up to here, one a line, are 100 MB and a little. */
const lastNumber = 12_400_000;
const pauseEvery = 8 * 1024 * 1024;
const withinMs = 150_000;

export function floodScenes(stage: ConsoleStage): void {
  describe('flood', () => {
    it(
      'shows 100 MB as they were printed, however often its reader pauses',
      { timeout: 180_000 },
      async () => {
        const shell = await stage.fixture.workbench.open({ columns: 100, rows: 30, env: {} });
        try {
          const printed = createHash('sha256');
          const seen = await hearCommand(shell, `stty -onlcr; seq 1 ${lastNumber}; stty onlcr`, (bytes) =>
            printed.update(bytes),
          );
          const expected = expectedNumbers();
          expect(seen.bytes).toBe(expected.bytes);
          expect(printed.digest('hex')).toBe(expected.hash);
          expect(seen.pauses).toBeGreaterThan(8);
          // Nothing but what was on its way may come to a reader that has paused.
          expect(seen.whilePaused).toBeLessThan(1024 * 1024);
        } finally {
          await shell.close();
        }
      },
    );

    it('takes 300 kB of typing whole', async () => {
      const read = readShell(await stage.fixture.workbench.open({ columns: 100, rows: 30, env: {} }));
      try {
        await read.waitFor(promptEnd);
        await read.run('stty -echo');
        // A terminal takes lines of up to 4095 bytes.
        const lines = Array.from({ length: 300 }, (_, index) => `${index} ${'ü'.repeat(500)}\n`);
        const from = read.text().length;
        read.shell.write(Buffer.from('cat > typed.txt; stty echo\r'));
        await read.waitFor(new RegExp(`^[^]{${from}}[^]*133;C`));
        for (const line of lines) read.shell.write(Buffer.from(line));
        // Ctrl-D at the beginning of a line.
        read.shell.write(Buffer.from('\x04'));
        await read.waitFor(new RegExp(`^[^]{${from}}[^]*133;D;0[^]*133;B`));
        expect(await stage.fixture.workbench.readFile('typed.txt')).toBe(lines.join(''));
        expect(read.shell.pendingInput?.() ?? 0).toBe(0);
      } finally {
        await read.shell.close();
      }
    });
  });
}

interface Heard {
  bytes: number;
  pauses: number;
  whilePaused: number;
}

const endMark = Buffer.from('\x1b]133;D;');

/** Types a command and hands on what it prints, pausing every now and then. */
async function hearCommand(shell: Shell, line: string, onOutput: (bytes: Buffer) => void): Promise<Heard> {
  const heard: Heard = { bytes: 0, pauses: 0, whilePaused: 0 };
  const begin = Buffer.from(outputBegin);
  let state: 'prompt' | 'typed' | 'output' | 'done' = 'prompt';
  let kept = Buffer.alloc(0);
  let paused = false;
  let sincePause = 0;

  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`only ${heard.bytes} bytes came, state ${state}`)),
      withinMs,
    );
    const rest = async () => {
      paused = true;
      heard.pauses += 1;
      shell.pause();
      await delay(30);
      paused = false;
      shell.resume();
    };
    shell.onData((bytes) => {
      if (paused) heard.whilePaused += bytes.length;
      kept = Buffer.concat([kept, bytes]);
      if (state === 'prompt' && kept.includes(promptEnd)) {
        state = 'typed';
        kept = Buffer.alloc(0);
        shell.write(Buffer.from(`${line}\r`));
      }
      const at = state === 'typed' ? kept.indexOf(begin) : -1;
      if (at >= 0) {
        state = 'output';
        kept = kept.subarray(at + begin.length);
      }
      if (state !== 'output') return;
      const end = kept.indexOf(endMark);
      // The mark of the end may come in two pieces.
      const whole = end >= 0 ? end : Math.max(0, kept.length - endMark.length);
      onOutput(kept.subarray(0, whole));
      heard.bytes += whole;
      kept = Buffer.from(kept.subarray(whole));
      if (end >= 0) {
        state = 'done';
        clearTimeout(timer);
        resolve();
        return;
      }
      sincePause += whole;
      if (sincePause < pauseEvery || paused) return;
      sincePause = 0;
      void rest();
    });
  });
  return heard;
}

function expectedNumbers(): { readonly bytes: number; readonly hash: string } {
  const hash = createHash('sha256');
  let bytes = 0;
  for (let first = 1; first <= lastNumber; first += 100_000) {
    const length = Math.min(100_000, lastNumber - first + 1);
    const text = Array.from({ length }, (_, index) => `${first + index}\n`).join('');
    hash.update(text);
    bytes += text.length;
  }
  return { bytes, hash: hash.digest('hex') };
}
