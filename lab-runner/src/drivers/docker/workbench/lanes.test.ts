// Two ends of a bridge in one process, real sockets on both of its sides.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLanes, laneWindow, type Lanes } from './lanes.ts';

let inner: Lanes;
let outer: Lanes;
/** Where clients connect, and where what they say arrives. */
let door: Server;
let target: Server;
let arrived: Socket[];
let sockets: Socket[];
/** Bytes that crossed towards the clients. */
let crossed: number;

const listening = (server: Server) =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeEach(async () => {
  arrived = [];
  sockets = [];
  crossed = 0;
  target = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    arrived.push(socket);
  });
  await listening(target);
  const port = portOf(target);
  inner = createLanes({ send: (bytes) => void setImmediate(() => outer.receive(bytes)) });
  outer = createLanes({
    send: (bytes) => {
      crossed += bytes.length;
      setImmediate(() => inner.receive(bytes));
    },
    accept: () => connect({ port, host: '127.0.0.1', allowHalfOpen: true }),
  });
  door = createServer({ allowHalfOpen: true }, (socket) => inner.begin(socket));
  await listening(door);
});

afterEach(() => {
  inner.close();
  outer.close();
  for (const socket of [...sockets, ...arrived]) socket.destroy();
  door.close();
  target.close();
});

function client(): Socket {
  const socket = connect({ port: portOf(door), host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

async function arrival(index = 0): Promise<Socket> {
  return vi.waitFor(() => {
    const socket = arrived[index];
    if (socket === undefined) throw new Error('nobody has arrived');
    return socket;
  });
}

/** Not by iterating, which would close the socket behind it. */
function everything(socket: Socket): Promise<Buffer> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve) => socket.on('end', () => resolve(Buffer.concat(pieces))));
}

const brokenOff = (socket: Socket) =>
  new Promise((resolve) =>
    socket.resume().on('error', (error: NodeJS.ErrnoException) => resolve(error.code)),
  );

describe('lanes', () => {
  it('carry a question and its answer, each side ending when it is done', async () => {
    const asking = client();
    asking.end('question');
    const asked = await arrival();
    expect((await everything(asked)).toString()).toBe('question');
    asked.end('answer');
    expect((await everything(asking)).toString()).toBe('answer');
  });

  it('carry more than a window, whole and in order', async () => {
    const sent = Buffer.from(Array.from({ length: 5 * laneWindow }, (_, index) => index % 251));
    client().write(Buffer.from('x'));
    const asked = await arrival();
    asked.end(sent);
    const [asking] = sockets;
    if (asking === undefined) throw new Error('no client');
    expect((await everything(asking)).equals(sent)).toBe(true);
  });

  it('hold up the sender of a reader that is slow, and nobody else', async () => {
    const slow = client();
    slow.write('x');
    slow.pause();
    const pouring = await arrival(0);
    pouring.write(Buffer.alloc(64 * laneWindow));
    const quick = client();
    quick.end('question');
    const asked = await arrival(1);
    expect((await everything(asked)).toString()).toBe('question');
    asked.end('answer');
    expect((await everything(quick)).toString()).toBe('answer');
    // The kernel's own buffers take some of it; what crosses the bridge stays bounded.
    await vi.waitFor(() => expect(pouring.writableLength).toBeGreaterThan(0));
    expect(crossed).toBeLessThan(32 * laneWindow);
  });

  it('carry the one that came first and speaks last', async () => {
    target.on('connection', (socket: Socket) => socket.pipe(socket));
    const begun = once(door, 'connection');
    const first = client();
    await begun;
    const second = client();
    second.end('second');
    expect((await everything(second)).toString()).toBe('second');
    first.end('first');
    expect((await everything(first)).toString()).toBe('first');
  });

  it('break on the other side what breaks on this one', async () => {
    const asking = client();
    asking.write('x');
    const gone = brokenOff(await arrival());
    asking.resetAndDestroy();
    expect(await gone).toBe('ECONNRESET');
  });

  it('break what cannot be connected', async () => {
    await new Promise((resolve) => target.close(resolve));
    const asking = client();
    asking.write('x');
    expect(await brokenOff(asking)).toBe('ECONNRESET');
  });

  it('all break when the way is lost', async () => {
    const asking = client();
    asking.write('x');
    await arrival();
    const gone = brokenOff(asking);
    inner.close();
    expect(await gone).toBe('ECONNRESET');
  });
});
