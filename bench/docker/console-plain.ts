// The peer's side of the console measurement: the plain relay as a process of its own, and a client for it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { seatOf } from '../../lab-runner/src/drivers/docker/seat.ts';
import type { Lab } from '../lab.ts';
import { size } from './console-ours.ts';
import type { Terminal } from './terminal.ts';

export interface PlainRelay {
  readonly pid: number;
  open(): Promise<Terminal>;
  close(): void;
}

const startWithinMs = 30_000;

/** Starts the relay on the workbench of this lab: the same container, and so the same image, as the lab's consoles. */
export async function startPlainRelay({ config: { dataDir } }: Lab): Promise<PlainRelay> {
  const container = seatOf(dataDir).name('workbench');
  const child = fork(fileURLToPath(new URL('relay.ts', import.meta.url)), [
    container,
    String(size.columns),
    String(size.rows),
  ]);
  const [{ port }] = (await once(child, 'message', {
    signal: AbortSignal.timeout(startWithinMs),
  })) as [{ port: number }];
  return {
    pid: child.pid ?? 0,
    close: () => void child.kill(),
    async open() {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
      await once(socket, 'open');
      let listener: (bytes: Uint8Array) => void = () => undefined;
      socket.on('message', (bytes: Buffer) => listener(bytes));
      return {
        type: (text) => socket.send(Buffer.from(text)),
        onBytes: (next) => void (listener = next),
        async close() {
          socket.close();
        },
      };
    },
  };
}
