// A console over its real socket, the shell in memory: what a client may send, and what it hears when it may not.
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ConsoleServerMessage, limits } from '../../protocol/index.ts';
import { eventually, openServerBench, type ServerBench } from './bench.ts';

const size = { columns: 80, rows: 24 };
let bench: ServerBench;
beforeEach(async () => {
  bench = await openServerBench();
});
afterEach(() => bench.close());

interface Line {
  readonly id: string;
  readonly socket: WebSocket;
  readonly messages: ConsoleServerMessage[];
  readonly closed: Promise<number>;
  text(): string;
  send(message: unknown): void;
}

async function dial(id: string): Promise<Line> {
  const socket = await bench.openSocket({ for: 'console', console: id });
  const messages: ConsoleServerMessage[] = [];
  let text = '';
  socket.on('message', (data, binary) => {
    if (binary) text += String(data);
    else messages.push(JSON.parse(String(data)) as ConsoleServerMessage);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (message: unknown) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { id, socket, messages, closed, text: () => text, send };
}

async function attached(): Promise<Line> {
  const { id } = await bench.hub.open(size);
  const line = await dial(id);
  line.send({ type: 'attach', from: 0, ...size });
  await eventually(() => expect(line.messages).toHaveLength(1));
  return line;
}

const lastOf = (line: Line) => line.messages.at(-1);
const heard = (line: Line, count: number) => eventually(() => expect(line.messages).toHaveLength(count));

describe('a console’s socket', () => {
  it('carries bytes both ways', async () => {
    const line = await attached();
    line.socket.send(Buffer.from('echo 🚂\r'));
    await eventually(() => expect(bench.workbench.last().written).toEqual(['echo 🚂\r']));
    bench.workbench.last().print('🚂');
    await eventually(() => expect(line.text()).toBe('🚂'));
  });

  it('is refused for a console that is not there', async () => {
    const ticket = await bench.ticket({ for: 'console', console: 'gone' });
    const headers = {
      ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const reply = await bench.ask('GET', `/ws/consoles/gone?ticket=${ticket}`, { headers });
    expect([reply.status, reply.json.code]).toEqual([404, 'NO_SUCH_CONSOLE']);
  });

  it('ends with 4409 when another page takes over, 4410 by a reset, 4404 when closed', async () => {
    const first = await attached();
    const second = await dial(first.id);
    second.send({ type: 'attach', from: 0, ...size });
    expect(await first.closed).toBe(4409);
    await bench.hub.closeAll('SEAT_RESET');
    expect(await second.closed).toBe(4410);
    const third = await attached();
    await bench.hub.close(third.id);
    expect(await third.closed).toBe(4404);
  });

  it('may break: the next one goes on where it stopped', async () => {
    const line = await attached();
    bench.workbench.last().print('one ');
    await eventually(() => expect(line.text()).toBe('one '));
    line.socket.terminate();
    await line.closed;
    bench.workbench.last().print('two');
    const again = await dial(line.id);
    again.send({ type: 'attach', from: 4, ...size });
    await eventually(() => expect(again.text()).toBe('two'));
    expect(again.messages).toEqual([{ type: 'attached', position: 4, reset: false }]);
  });
});

describe('nonsense', () => {
  it.each([
    ['{', 'INVALID_MESSAGE', 'JSON'],
    ['[]', 'INVALID_FIELD', 'whole message'],
    ['null', 'INVALID_FIELD', 'whole message'],
    [{ type: 'explode' }, 'INVALID_FIELD', 'type'],
    [{}, 'INVALID_FIELD', 'type'],
    [{ type: 'ack' }, 'INVALID_FIELD', 'position'],
    [{ type: 'ack', position: '5' }, 'INVALID_FIELD', 'position'],
    [{ type: 'ack', position: 10 ** 9 }, 'INVALID_FIELD', 'position'],
    [{ type: 'restart', now: true }, 'INVALID_FIELD', 'now'],
    [{ type: 'attach', columns: 80, rows: 24 }, 'INVALID_FIELD', 'from'],
    [{ type: 'resize', columns: 80 }, 'INVALID_FIELD', 'rows'],
    ['{"type":"ack","position":0,"__proto__":{"polluted":1}}', 'INVALID_FIELD', '__proto__'],
    [`${'['.repeat(1000)}${']'.repeat(1000)}`, 'INVALID_MESSAGE', 'nested'],
  ])('%j is answered twice by name; the third time ends it with 1008', async (message, code, named) => {
    const line = await attached();
    line.send(message);
    await heard(line, 2);
    expect(lastOf(line)).toMatchObject({ type: 'error', code, what: expect.stringContaining(named) });
    line.send(message);
    await heard(line, 3);
    expect(line.socket.readyState).toBe(WebSocket.OPEN);
    line.send(message);
    expect(await line.closed).toBe(1008);
  });

  it('about a size is answered as often as it comes, and changes nothing', async () => {
    const line = await attached();
    const sizes = [
      ...[
        { columns: 0, rows: 0 },
        { columns: 1, rows: 24 },
        { columns: 501, rows: 24 },
        { columns: 80, rows: 301 },
      ],
      ...[
        { columns: 80.5, rows: 24 },
        { columns: '80', rows: 24 },
        { columns: null, rows: 24 },
        { columns: 1e9, rows: 1 },
      ],
    ];
    const before = bench.workbench.last().sizes.length;
    for (const bad of sizes) line.send({ type: 'resize', ...bad });
    await heard(line, 1 + sizes.length);
    expect(new Set(line.messages.slice(1).map((message) => 'code' in message && message.code))).toEqual(
      new Set(['INVALID_SIZE']),
    );
    expect(bench.workbench.last().sizes).toHaveLength(before);
    expect(line.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('about an ended shell is answered, fifty times', async () => {
    const line = await attached();
    bench.workbench.last().end({ status: 0, signal: null });
    for (let time = 0; time < 50; time += 1) line.socket.send(Buffer.from('exit\r'));
    await heard(line, 52);
    expect(lastOf(line)).toMatchObject({ code: 'SHELL_EXITED', remedy: expect.stringContaining('restart') });
    line.send({ type: 'restart' });
    await heard(line, 53);
    expect(lastOf(line)).toMatchObject({ type: 'attached' });
  });
});

describe('too much', () => {
  it('in one message ends it with 1009; just enough does not', async () => {
    const line = await attached();
    line.socket.send(Buffer.alloc(limits.messageBytes, 'x'));
    await eventually(() => expect(bench.workbench.last().written[0]).toHaveLength(limits.messageBytes));
    line.socket.send(Buffer.alloc(limits.messageBytes + 1));
    expect(await line.closed).toBe(1009);
  });

  it('in a short time ends it with 4429, and the shell is still there', async () => {
    const line = await attached();
    for (let count = 0; count < 20_000; count += 1) line.socket.send(Buffer.from('x'));
    expect(await line.closed).toBe(4429);
    expect(bench.workbench.last().written.length).toBeLessThan(10_000);
    expect(bench.workbench.last().closed).toBe(false);
  });

  it('typed into a program that does not read ends it with 4429', async () => {
    const line = await attached();
    bench.workbench.last().waiting = 4 * 1024 * 1024;
    line.socket.send(Buffer.from('x'));
    expect(await line.closed).toBe(4429);
  });
});

describe('broken frames', () => {
  /** The bare connection below a socket, to write frames by hand. */
  const below = (line: Line) => (line.socket as WebSocket & { _socket: Socket })._socket;
  const frame = (first: number, payload: Buffer, masked = true) => {
    const head = [first, (masked ? 0x80 : 0) | payload.length, ...(masked ? [0, 0, 0, 0] : [])];
    return Buffer.concat([Buffer.from(head), payload]);
  };

  it.each([
    ['text that is not UTF-8', 1007, frame(0x81, Buffer.from([0xff, 0xfe]))],
    ['a frame without a mask', 1002, frame(0x82, Buffer.from('x'), false)],
    ['an unknown kind of frame', 1002, frame(0x83, Buffer.from('x'))],
    ['a reserved bit', 1002, frame(0xc2, Buffer.from('x'))],
    ['a continuation of nothing', 1002, frame(0x80, Buffer.from('x'))],
    ['a ping in pieces', 1002, frame(0x09, Buffer.from('x'))],
    ['a close with a wrong code', 1002, frame(0x88, Buffer.from([0x03, 0xed]))],
    [
      'fragments without end',
      1008,
      Buffer.concat([
        frame(0x02, Buffer.from('x')),
        ...Array<Buffer>(2000).fill(frame(0x00, Buffer.alloc(0))),
      ]),
    ],
  ])('%s ends it with %i', async (_, code, bytes) => {
    const line = await attached();
    below(line).write(bytes);
    expect(await line.closed).toBe(code);
    expect(bench.workbench.last().closed).toBe(false);
    expect(bench.lines.some((text) => text.includes('"code":"INVALID_MESSAGE"'))).toBe(true);
  });
});
