// A console's socket from the learner's side: attaches, acknowledges, hands on decoded text. Knows no prompts.
import { StringDecoder } from 'node:string_decoder';
import * as z from 'zod/mini';
import { WebSocket } from 'ws';
import {
  ConsoleServerMessage,
  type ConsoleSize,
  limits,
  pathOf,
  RailyardError,
  sockets,
} from '../../../protocol/index.ts';
import type { LabClient } from '../client.ts';

export interface ConsoleWire {
  send(text: string): void;
  close(): Promise<void>;
}

export interface ConsoleListener {
  text(text: string): void;
  /** The shell ended or the socket broke; nothing more comes. */
  broken(error: Error): void;
}

/** Opens a new console of the lab and attaches to it from its first byte. */
export async function openConsoleWire(
  client: LabClient,
  size: ConsoleSize,
  listener: ConsoleListener,
): Promise<ConsoleWire> {
  const view = await client.call('openConsole', { body: size });
  const { ticket } = await client.call('ticket', { body: { for: 'console', console: view.id } });
  const address = new URL(pathOf(sockets.console, { console: view.id }), client.address);
  address.protocol = 'ws:';
  address.searchParams.set('ticket', ticket);
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${client.token}` } });
  const decoder = new StringDecoder('utf8');
  let position = 0;
  let acknowledged = 0;

  socket.on('message', (data: Buffer, binary: boolean) => {
    if (!binary) {
      const message = z.parse(ConsoleServerMessage, JSON.parse(data.toString()));
      if (message.type === 'attached') position = message.position;
      else listener.broken(new RailyardError('SHELL_EXITED'));
      return;
    }
    position += data.length;
    if (position - acknowledged >= limits.acknowledgeEvery) {
      acknowledged = position;
      socket.send(JSON.stringify({ type: 'ack', position }));
    }
    listener.text(decoder.write(data));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', (error) => listener.broken(error));
  socket.on('close', () => listener.broken(new RailyardError('NO_SUCH_CONSOLE')));
  socket.send(JSON.stringify({ type: 'attach', from: 0, ...size }));

  return {
    send: (text) => socket.send(Buffer.from(text)),
    async close() {
      socket.close();
      await client.call('closeConsole', { params: { console: view.id } });
    },
  };
}
