// The news socket: who joins gets the state first, nobody can talk into it, a reader that sleeps is dropped.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { RunnerEvent } from '../../protocol/index.ts';
import { eventually, openServerBench, type ServerBench, welcome } from './bench.ts';

let bench: ServerBench;
beforeEach(async () => {
  bench = await openServerBench();
});
afterEach(() => bench.close());

async function join(): Promise<{ socket: WebSocket; news: unknown[]; closed: Promise<number> }> {
  const socket = await bench.openSocket({ for: 'events' });
  const news: unknown[] = [];
  socket.on('message', (data) => news.push(JSON.parse(String(data))));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await eventually(() => expect(news.length).toBeGreaterThan(0));
  return { socket, news, closed };
}

const stopping = (reason: string): RunnerEvent => ({ type: 'stopping', reason });

describe('news', () => {
  it('begin with the state and reach every page in order', async () => {
    const pages = await Promise.all([join(), join(), join()]);
    for (let number = 0; number < 100; number += 1) bench.events.publish(stopping(String(number)));
    for (const { news } of pages) {
      await eventually(() => expect(news).toHaveLength(101));
      expect(news[0]).toEqual(welcome);
      expect(news.slice(1)).toEqual(Array.from({ length: 100 }, (_, number) => stopping(String(number))));
    }
  });

  it('go on for others when one page leaves or sleeps', async () => {
    const sleeper = await join();
    const reader = await join();
    const leaver = await join();
    leaver.socket.terminate();
    sleeper.socket.pause();
    const large = 'x'.repeat(256 * 1024);
    let sent = 0;
    // More than kernel and hub keep for a page that does not read.
    for (; sent < 60; sent += 1) {
      bench.events.publish(stopping(large));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => expect(reader.news).toHaveLength(sent + 1));
    sleeper.socket.resume();
    expect(await sleeper.closed).toBe(1006);
  });
});

describe('talking into it', () => {
  it('in binary ends it with 1003', async () => {
    const { socket, closed } = await join();
    socket.send(Buffer.from('x'));
    expect(await closed).toBe(1003);
  });

  it('in text is answered twice and ends it with 1008', async () => {
    const { socket, news, closed } = await join();
    for (const text of ['{}', 'nonsense', '{"type":"cluster"}']) socket.send(text);
    expect(await closed).toBe(1008);
    expect(news.slice(1)).toMatchObject(Array(3).fill({ type: 'error', code: 'INVALID_MESSAGE' }));
  });

  it('with too much ends it with 1009', async () => {
    const { socket, closed } = await join();
    socket.send('x'.repeat(64 * 1024 + 1));
    expect(await closed).toBe(1009);
  });
});
