// The whole way of a keystroke: a real shell on a real pty behind the real socket.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { limits } from '../../protocol/index.ts';
import { openShellBench, type ShellBench } from '../drivers/jvm/shell-bench.ts';
import { eventually, openServerBench, type ServerBench } from './bench.ts';

const size = { columns: 200, rows: 50 };
let shells: ShellBench;
let bench: ServerBench;
beforeEach(async () => {
  shells = openShellBench();
  bench = await openServerBench({ workbench: shells.workbench });
});
afterEach(async () => {
  await bench.close();
  await shells.close();
});

/** A page that counts, and acknowledges as it is told. */
async function attach(id: string, from = 0, acknowledges = () => true) {
  const socket: WebSocket = await bench.openSocket({ for: 'console', console: id });
  const page = { socket, position: from, acknowledged: from, pieces: [] as Buffer[], tail: '' };
  const acknowledge = () => {
    page.acknowledged = page.position;
    socket.send(JSON.stringify({ type: 'ack', position: page.position }));
  };
  socket.on('message', (data: Buffer, binary) => {
    if (!binary) return;
    page.pieces.push(data);
    page.position += data.length;
    page.tail = (page.tail + data.toString('latin1')).slice(-500);
    if (acknowledges() && page.position - page.acknowledged >= limits.acknowledgeEvery) acknowledge();
  });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'attach', from, ...size }));
  return {
    page,
    acknowledge,
    type: (line: string) => socket.send(Buffer.from(`${line}\r`)),
    sees: (what: string) => eventually(() => expect(page.tail).toContain(what)),
  };
}

const prompt = '\x1b]133;B';

describe('twenty megabytes', () => {
  it('arrive byte for byte, through three broken connections', async () => {
    const { id } = await bench.hub.open(size);
    const first = await attach(id);
    await first.sees(prompt);
    // Bytes that any machine can make again: a counter, one line each.
    first.type('stty -opost; clear; seq 1000000 3499999; echo END; stty opost');
    let page = first;
    const all: Buffer[] = [];
    for (const stop of [3_000_000, 9_000_000, 15_000_000]) {
      await eventually(() => expect(page.page.position).toBeGreaterThan(stop));
      page.page.socket.terminate();
      all.push(...page.page.pieces);
      page = await attach(id, page.page.position);
    }
    await page.sees('END\n');
    all.push(...page.page.pieces);
    const received = Buffer.concat(all).toString('latin1');
    const expected = Array.from({ length: 2_500_000 }, (_, at) => `${1_000_000 + at}\n`).join('');
    const begin = received.indexOf('1000000\n', received.indexOf('\x1b]133;C'));
    const body = received.slice(begin, begin + expected.length);
    expect(body.length).toBe(20_000_000);
    const digest = (text: string) => createHash('sha256').update(text, 'latin1').digest('hex');
    expect(digest(body)).toBe(digest(expected));
  }, 60_000);
});

describe('a page that never reads', () => {
  it('pauses its shell, costs little memory, and loses nothing when it reads again', async () => {
    const { id } = await bench.hub.open(size);
    let reads = true;
    const sleeper = await attach(id, 0, () => reads);
    await sleeper.sees(prompt);
    reads = false;
    // Bytes waiting anywhere in this process live in buffers.
    const before = process.memoryUsage().arrayBuffers;
    sleeper.type('stty -opost; yes 0123456789abcde');
    const canary = await attach((await bench.hub.open(size)).id);
    await canary.sees(prompt);
    let highest = 0;
    for (let count = 0; count < 50; count += 1) {
      canary.type(`echo canary$((${count} + 1))`);
      await canary.sees(`\x07canary${count + 1}\r\n`);
      highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
    }
    const stalled = sleeper.page.position;
    expect(stalled).toBeGreaterThan(limits.windowHigh);
    expect(stalled).toBeLessThan(limits.windowHigh + 256 * 1024);
    expect(highest).toBeLessThan(20 * 1024 * 1024);
    reads = true;
    sleeper.acknowledge();
    await eventually(() => expect(sleeper.page.position).toBeGreaterThan(stalled + 1_000_000));
    sleeper.page.socket.send(Buffer.from('\x03'));
    await sleeper.sees(prompt);
    const text = Buffer.concat(sleeper.page.pieces).toString('latin1');
    const flood = text.slice(text.indexOf('\x1b]133;C'), text.lastIndexOf('^C')).split('\n').slice(1, -1);
    // At least what was waited for above, at 16 bytes a line.
    expect(flood.length).toBeGreaterThan(90_000);
    expect(flood.every((line) => line === '0123456789abcde')).toBe(true);
  }, 60_000);

  it('not even its connection: the shell is paused all the same', async () => {
    const { id } = await bench.hub.open(size);
    const deaf = await attach(id);
    await deaf.sees(prompt);
    deaf.type('stty -opost; yes');
    await eventually(() => expect(deaf.page.position).toBeGreaterThan(1_000_000));
    deaf.page.socket.pause();
    const before = process.memoryUsage().arrayBuffers;
    const canary = await attach((await bench.hub.open(size)).id);
    await canary.sees(prompt);
    for (let count = 0; count < 100; count += 1) {
      canary.type(`echo canary$((${count} + 1))`);
      await canary.sees(`\x07canary${count + 1}\r\n`);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
    }
    deaf.page.socket.resume();
    const there = deaf.page.position;
    await eventually(() => expect(deaf.page.position).toBeGreaterThan(there + 1_000_000));
    deaf.page.socket.send(Buffer.from('\x03'));
    await deaf.sees(prompt);
    const text = Buffer.concat(deaf.page.pieces).toString('latin1');
    const flood = text.slice(text.indexOf('\x1b]133;C') + 8, text.lastIndexOf('^C'));
    expect(flood.length).toBeGreaterThan(2_000_000);
    // The interrupt may have cut the last line.
    expect(flood.replaceAll('y\n', '')).toMatch(/^y?$/);
  }, 40_000);
});

describe('a shell', () => {
  it('goes on working while its page is away, and is the same one afterwards', async () => {
    const { id } = await bench.hub.open(size);
    const first = await attach(id);
    await first.sees(prompt);
    first.type('mine=kept; for i in 1 2 3; do echo step$i; done');
    await first.sees('step3');
    first.page.socket.terminate();
    const second = await attach(id, first.page.position);
    second.type('echo it-was-$mine');
    await second.sees('it-was-kept\r\n');
  });

  it('that exits is told, and one click later there is a fresh one', async () => {
    const { id } = await bench.hub.open(size);
    const page = await attach(id);
    await page.sees(prompt);
    const texts: string[] = [];
    page.page.socket.on('message', (data: Buffer, binary) => void (binary || texts.push(data.toString())));
    for (let time = 0; time < 50; time += 1) page.type('exit 4');
    await eventually(() => expect(texts[0]).toBe('{"type":"exited","status":4,"signal":null}'));
    page.page.tail = '';
    page.page.socket.send(JSON.stringify({ type: 'restart' }));
    await page.sees(prompt);
    page.type('echo fresh-$((1 + 1))');
    await page.sees('fresh-2');
  });

  it('that is killed from outside is told with its signal', async () => {
    const { id } = await bench.hub.open(size);
    const page = await attach(id);
    await page.sees(prompt);
    const texts: string[] = [];
    page.page.socket.on('message', (data: Buffer, binary) => void (binary || texts.push(data.toString())));
    page.type('kill -9 $$');
    await eventually(() => expect(texts).toContain('{"type":"exited","status":null,"signal":9}'));
    expect(bench.hub.list()).toMatchObject([{ running: false, exitStatus: null }]);
  });
});
