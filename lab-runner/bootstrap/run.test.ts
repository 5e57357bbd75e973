import { describe, expect, it } from 'vitest';
import { run } from './run.mjs';

describe('run', () => {
  it('gives the exit status and every line of both streams', async () => {
    const lines: string[] = [];
    const ended = await run(['/bin/sh', '-c', 'echo one; echo two >&2; exit 3'], {
      onLine: (line) => lines.push(line),
    });
    expect(ended).toEqual({ status: 3, interrupted: false });
    expect(lines.sort()).toEqual(['one', 'two']);
  });

  it('answers 127 for a program that is not there', async () => {
    expect((await run(['/nowhere/program'], { onLine: () => undefined })).status).toBe(127);
  });

  it('counts a death by signal as shells do', async () => {
    expect((await run(['/bin/sh', '-c', 'kill -KILL $$'], { onLine: () => undefined })).status).toBe(137);
  });

  it('passes TERM on to the program and waits for its end', async () => {
    const lines: string[] = [];
    const script = 'trap "echo told; exit 5" TERM; echo ready; while :; do sleep 0.05; done';
    const ended = run(['/bin/sh', '-c', script], {
      onLine(line) {
        lines.push(line);
        if (line === 'ready') process.emit('SIGTERM');
      },
    });
    expect(await ended).toEqual({ status: 5, interrupted: true });
    expect(lines).toEqual(['ready', 'told']);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });
});
