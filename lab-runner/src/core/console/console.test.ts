// A console over shells in memory: attaching, takeover, sizes, input, and the end of a shell.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../protocol/index.ts';
import { codeOf, type ConsoleBench, openConsoleBench, size } from './bench.ts';

let bench: ConsoleBench;
beforeEach(() => {
  vi.useFakeTimers();
  bench = openConsoleBench();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('attaching', () => {
  it('begins with where the bytes begin, then gives all there is', async () => {
    const { id } = await bench.hub.open(size);
    bench.workbench.last().print('before');
    const { page, attach } = bench.connect(id);
    attach();
    expect(page.messages).toEqual([{ type: 'attached', position: 0, reset: false }]);
    expect(page.text).toBe('before');
  });

  it('continues exactly where it was left, at any byte', async () => {
    const first = await bench.attached();
    first.shell.print('0123456789');
    vi.advanceTimersByTime(10);
    first.leave();
    first.shell.print('abcdef');
    for (let from = 0; from <= 16; from += 1) {
      const again = bench.connect(first.id);
      again.attach(from);
      expect(again.page.messages).toEqual([{ type: 'attached', position: from, reset: false }]);
      expect(again.page.text).toBe('0123456789abcdef'.slice(from));
      again.leave();
    }
  });

  it('starts afresh on a whole line when the place is lost', async () => {
    const first = await bench.attached();
    first.leave();
    first.shell.print(`${'x'.repeat(99)}\n`.repeat(limits.replayBytes / 100 + 10));
    const again = bench.connect(first.id);
    again.attach(5);
    const [message] = again.page.messages;
    expect(message).toMatchObject({ type: 'attached', reset: true });
    expect(again.page.text.startsWith('x'.repeat(99))).toBe(true);
    expect(again.page.bytes).toBeGreaterThan(limits.replayBytes - 200);
    expect(message?.type === 'attached' && message.position % 100).toBe(0);
    const future = bench.connect(first.id);
    future.attach(10 ** 12);
    expect(future.page.messages[0]).toMatchObject({ reset: true });
  });

  it('takes the console over: the older page is told, and has no more say', async () => {
    const old = await bench.attached();
    const young = bench.connect(old.id);
    young.attach();
    expect(old.page.closed).toEqual(['MOVED']);
    old.type('rm -rf /\r');
    old.receive({ type: 'resize', columns: 10, rows: 10 });
    old.leave();
    old.shell.print('news');
    expect(old.shell.written).toEqual([]);
    expect(old.page.text).toBe('');
    expect(young.page.text).toBe('news');
    expect(young.page.closed).toEqual([]);
  });

  it('comes first: nothing else is understood before it', async () => {
    const { id } = await bench.hub.open(size);
    const page = bench.connect(id);
    expect(codeOf(() => page.type('x'))).toBe('INVALID_MESSAGE');
    expect(codeOf(() => page.receive({ type: 'resize', ...size }))).toBe('INVALID_MESSAGE');
    expect(codeOf(() => page.ack(0))).toBe('INVALID_MESSAGE');
  });

  it.each([-1, 0.5, 2 ** 60, Number.NaN])('from %d is refused', async (from) => {
    const { id } = await bench.hub.open(size);
    expect(codeOf(() => bench.connect(id).attach(from))).toBe('INVALID_FIELD');
  });
});

describe('sizes', () => {
  it.each([
    [1, 24],
    [501, 24],
    [80, 0],
    [80, 301],
    [-1, -1],
    [80.5, 24],
    [65_536, 24],
  ])('%d × %d change nothing', async (columns, rows) => {
    const page = await bench.attached();
    const before = page.shell.sizes.length;
    expect(codeOf(() => page.receive({ type: 'resize', columns, rows }))).toBe('INVALID_SIZE');
    expect(codeOf(() => page.receive({ type: 'attach', from: 0, columns, rows }))).toBe('INVALID_SIZE');
    expect(page.shell.sizes).toHaveLength(before);
    await expect(bench.hub.open({ columns, rows })).rejects.toMatchObject({ code: 'INVALID_SIZE' });
    expect(page.page.messages).toHaveLength(1);
  });

  it.each([
    [2, 1],
    [500, 300],
  ])('%d × %d reach the shell', async (columns, rows) => {
    const page = await bench.attached();
    page.receive({ type: 'resize', columns, rows });
    expect(page.shell.sizes.at(-1)).toEqual({ columns, rows });
  });
});

describe('input', () => {
  it('reaches the shell as it is', async () => {
    const { type, shell } = await bench.attached();
    type('\x03');
    type('größe 🚂\r');
    expect(shell.written).toEqual(['\x03', 'größe 🚂\r']);
  });

  it('is refused when the shell cannot take any more', async () => {
    const { type, shell } = await bench.attached();
    shell.waiting = 4 * 1024 * 1024;
    expect(codeOf(() => type('x'))).toBe('TOO_MANY_REQUESTS');
    shell.waiting = 0;
    expect(codeOf(() => type('x'))).toBe('fine');
  });
});

describe('the end of a shell', () => {
  it('is told after its last output, also to who comes later; input is refused', async () => {
    const { id, page, shell, type } = await bench.attached();
    shell.print('a');
    shell.print('last words');
    shell.end({ status: 3, signal: null });
    expect(page.text).toBe('alast words');
    expect(page.messages.at(-1)).toEqual({ type: 'exited', status: 3, signal: null });
    expect(bench.hub.list()).toMatchObject([{ running: false, exitStatus: 3 }]);
    for (let time = 0; time < 50; time += 1) expect(codeOf(() => type('exit\r'))).toBe('SHELL_EXITED');
    const later = bench.connect(id);
    later.attach();
    expect(later.page.text).toBe('alast words');
    expect(later.page.messages.map(({ type: kind }) => kind)).toEqual(['attached', 'exited']);
  });

  it('is followed by one new shell, however often the button is pressed', async () => {
    const { page, shell, type, receive } = await bench.attached();
    receive({ type: 'restart' });
    expect(bench.workbench.shells).toHaveLength(1);
    shell.print('old ');
    shell.end({ status: 0, signal: null });
    receive({ type: 'resize', columns: 100, rows: 30 });
    for (let time = 0; time < 20; time += 1) receive({ type: 'restart' });
    await vi.advanceTimersByTimeAsync(1);
    expect(bench.workbench.shells).toHaveLength(2);
    expect(bench.workbench.last().options).toMatchObject({ columns: 100, rows: 30 });
    expect(page.messages.at(-1)).toEqual({ type: 'attached', position: 4, reset: false });
    bench.workbench.last().print('new');
    type('x');
    vi.advanceTimersByTime(2);
    expect(page.text).toBe('old new');
    expect(bench.workbench.last().written).toEqual(['x']);
    expect(bench.hub.list()).toMatchObject([{ running: true, exitStatus: null }]);
  });

  it('stays the end when a new one cannot be started, in words', async () => {
    const { page, shell, receive } = await bench.attached();
    shell.end({ status: 0, signal: null });
    bench.workbench.failWith = new Error('fork: secret reason');
    receive({ type: 'restart' });
    await vi.advanceTimersByTimeAsync(1);
    expect(page.messages.at(-1)).toMatchObject({ type: 'error', code: 'INTERNAL' });
    expect(JSON.stringify(page.messages)).not.toContain('secret');
    bench.workbench.failWith = undefined;
    receive({ type: 'restart' });
    await vi.advanceTimersByTimeAsync(1);
    expect(bench.hub.list()).toMatchObject([{ running: true }]);
  });
});
