// Output on its way: batches, the window, and what happens while nobody looks.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../protocol/index.ts';
import { codeOf, type ConsoleBench, graceMs, openConsoleBench, size } from './bench.ts';

let bench: ConsoleBench;
beforeEach(() => {
  vi.useFakeTimers();
  bench = openConsoleBench();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('output', () => {
  it('leaves at once when quiet, then in batches', async () => {
    const { page, shell } = await bench.attached();
    shell.print('a');
    expect(page.frames).toEqual([1]);
    shell.print('b');
    shell.print('c');
    expect(page.frames).toEqual([1]);
    vi.advanceTimersByTime(2);
    expect(page.frames).toEqual([1, 2]);
    shell.print(new Uint8Array(40_000));
    shell.print(new Uint8Array(40_000));
    expect(page.frames).toEqual([1, 2, 65_536, 14_464]);
    vi.advanceTimersByTime(10);
    shell.print('d');
    expect(page.frames).toEqual([1, 2, 65_536, 14_464, 1]);
  });

  it('that is not acknowledged pauses the shell, and resumes it below the low mark', async () => {
    const { page, shell, ack } = await bench.attached();
    const chunk = new Uint8Array(64 * 1024);
    let printed = 0;
    while (!shell.paused && printed < 10 * limits.windowHigh) {
      shell.print(chunk);
      printed += chunk.length;
    }
    expect(printed).toBe(limits.windowHigh + chunk.length);
    vi.advanceTimersByTime(10);
    expect(page.bytes).toBe(printed);
    ack(printed - limits.windowLow);
    expect(shell.paused).toBe(true);
    ack(printed - limits.windowLow + 1);
    expect(shell.paused).toBe(false);
  });

  it('goes on while a page reloads, as far as nothing is lost', async () => {
    const { shell, leave, id, page } = await bench.attached();
    const chunk = new Uint8Array(64 * 1024);
    while (!shell.paused) shell.print(chunk);
    leave();
    expect(shell.paused).toBe(false);
    let printed = page.bytes;
    while (!shell.paused && printed < limits.replayBytes * 2) {
      shell.print(chunk);
      printed += chunk.length;
    }
    expect(printed).toBeGreaterThan(limits.windowHigh * 2);
    const back = bench.connect(id);
    back.attach(0);
    expect(back.page.messages).toEqual([{ type: 'attached', position: 0, reset: false }]);
    expect(back.page.bytes).toBe(printed);
    back.ack(printed);
    expect(shell.paused).toBe(false);
  });

  it('goes on without end when the page stays away', async () => {
    const { shell, leave, id } = await bench.attached();
    leave();
    shell.print(new Uint8Array(limits.replayBytes));
    expect(shell.paused).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shell.paused).toBe(false);
    for (let count = 0; count < 100; count += 1) shell.print(new Uint8Array(limits.replayBytes / 4));
    expect(shell.paused).toBe(false);
    const next = bench.connect(id);
    next.attach();
    expect(next.page.messages[0]).toMatchObject({ reset: true });
    expect(shell.paused).toBe(true);
    next.ack(limits.replayBytes * 26);
    expect(shell.paused).toBe(false);
  });

  it('cannot be acknowledged before it was sent', async () => {
    const { shell, ack } = await bench.attached();
    shell.print('abc');
    expect(codeOf(() => ack(4))).toBe('INVALID_FIELD');
    for (const position of [3, 2, 0]) expect(codeOf(() => ack(position))).toBe('fine');
    for (const position of [-1, 1.5, 2 ** 60]) expect(codeOf(() => ack(position))).toBe('INVALID_FIELD');
  });
});

describe('a console nobody looks at', () => {
  it('is kept for the grace time and then closed', async () => {
    const { id, shell, leave } = await bench.attached();
    await vi.advanceTimersByTimeAsync(graceMs * 3);
    expect(bench.hub.get(id)).toBeDefined();
    leave();
    await vi.advanceTimersByTimeAsync(graceMs - 1);
    const back = bench.connect(id);
    back.attach();
    await vi.advanceTimersByTimeAsync(graceMs * 3);
    expect(shell.closed).toBe(false);
    back.leave();
    await vi.advanceTimersByTimeAsync(graceMs + 1);
    expect([shell.closed, bench.hub.list()]).toEqual([true, []]);
  });

  it('is closed too when nobody ever came', async () => {
    await bench.hub.open(size);
    await vi.advanceTimersByTimeAsync(graceMs + 1);
    expect(bench.workbench.last().closed).toBe(true);
  });
});
