// How many connections are served at once. One too many is told so and let go; it never waits in a queue.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { RailyardError } from '../../protocol/index.ts';
import { sendRaw } from './answer.ts';

export interface ConnectionCap {
  /** True for a connection that was turned away; its requests are not to be answered. */
  isTurnedAway(socket: unknown): boolean;
}

/** How long one that was turned away may take to read why. */
const farewellMs = 1_000;

/** Beyond `cap` the answer is 503 with Retry-After; beyond three times as many at once the door is simply shut. */
export function capConnections(server: Server, cap: number, onRefused: () => void): ConnectionCap {
  const served = new Set<Socket>();
  const turnedAway = new WeakSet<object>();
  server.maxConnections = cap * 3;
  server.on('connection', (socket: Socket) => {
    if (served.size < cap) {
      served.add(socket);
      socket.once('close', () => served.delete(socket));
      return;
    }
    turnedAway.add(socket);
    onRefused();
    socket.on('error', () => undefined);
    sendRaw(socket, new RailyardError('BUSY'));
    const timer = setTimeout(() => socket.destroy(), farewellMs);
    socket.once('close', () => clearTimeout(timer));
  });
  return {
    isTurnedAway: (socket) => typeof socket === 'object' && socket !== null && turnedAway.has(socket),
  };
}
