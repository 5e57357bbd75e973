// Finds sockets whose other end is gone without a word, by ping and pong (RFC 6455, 5.5.2).
import type { WebSocket } from 'ws';

/** A page that reads slowly, or a browser that was stopped for a minute, is not gone. */
export const keepAliveMs = { ping: 30_000, gone: 150_000 } as const;

/** Pings until the socket closes; ends it when nothing was heard for long. */
export function keepAlive(socket: WebSocket, times: { ping: number; gone: number } = keepAliveMs): void {
  let heard = performance.now();
  const hear = () => void (heard = performance.now());
  socket.on('pong', hear);
  socket.on('message', hear);
  const timer = setInterval(() => {
    if (performance.now() - heard > times.gone) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.ping();
  }, times.ping);
  timer.unref();
  socket.once('close', () => clearInterval(timer));
}
