// News to every open page. A page that does not read is dropped: it comes back and gets everything afresh.
import type { WebSocket } from 'ws';
import { RailyardError, type RunnerEvent } from '../../protocol/index.ts';
import { keepAlive } from './keep-alive.ts';
import type { RefusalLog } from './refusal-log.ts';
import { ruleSocket } from './socket-rules.ts';

export interface EventHub {
  publish(event: RunnerEvent): void;
  /** Takes a socket in: it gets what `onJoin` gives, then all news. */
  join(socket: WebSocket, log: RefusalLog): void;
}

export interface EventHubOptions {
  /** The state a page starts from; the first is always the full `cluster`. */
  readonly onJoin: () => readonly RunnerEvent[];
}

/** News waiting for one page to read; more than this and it is dropped. */
const mostWaiting = 1024 * 1024;

export function createEventHub({ onJoin }: EventHubOptions): EventHub {
  const sockets = new Set<WebSocket>();

  function send(socket: WebSocket, text: string): void {
    if (socket.bufferedAmount > mostWaiting) {
      sockets.delete(socket);
      socket.terminate();
    } else if (socket.readyState === socket.OPEN) socket.send(text);
  }

  return {
    publish(event) {
      const text = JSON.stringify(event);
      for (const socket of [...sockets]) send(socket, text);
    },
    join(socket, log) {
      socket.once('close', () => sockets.delete(socket));
      const refuse = () => {
        throw new RailyardError('INVALID_MESSAGE', { detail: 'this socket only tells news' });
      };
      ruleSocket(socket, { text: refuse }, log, { socket: 'events' });
      keepAlive(socket);
      for (const event of onJoin()) send(socket, JSON.stringify(event));
      sockets.add(socket);
    },
  };
}
