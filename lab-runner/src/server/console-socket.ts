// One WebSocket of one console: binary is terminal bytes, text is JSON control. Translates; decides nothing.
import type { WebSocket } from 'ws';
import { ConsoleClientMessage, errorTable } from '../../protocol/index.ts';
import type { Console } from '../core/console/index.ts';
import { keepAlive } from './keep-alive.ts';
import { parseStrictly } from './parse.ts';
import type { RefusalLog } from './refusal-log.ts';
import { closeCodeOf, closeSocket, ruleSocket } from './socket-rules.ts';

export function serveConsole(socket: WebSocket, console: Console, log: RefusalLog): void {
  const link = console.connect({
    bytes: (bytes) => socket.send(bytes, { binary: true }),
    message: (message) => socket.send(JSON.stringify(message)),
    close: (reason) => closeSocket(socket, closeCodeOf(reason), errorTable[reason].what),
  });
  ruleSocket(
    socket,
    {
      text: (message) => link.receive(parseStrictly(ConsoleClientMessage, message)),
      binary: (bytes) => link.input(bytes),
    },
    log,
    { socket: 'console', console: console.id },
  );
  keepAlive(socket);
  socket.once('close', () => link.leave());
}
