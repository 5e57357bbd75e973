// The lab's console as a page has it: the page's own client, with its acknowledgements, over the running lab's socket.
import { WebSocket } from 'ws';
import { createLabClient } from '../../lab-runner/src/cli/client.ts';
import { createCaller } from '../../src/runner/caller.ts';
import { createConsoleLink } from '../../src/runner/console-link.ts';
import type { OpenSocket } from '../../src/runner/socket.ts';
import type { Lab } from '../lab.ts';
import type { Terminal } from './terminal.ts';

export const size = { columns: 100, rows: 30 } as const;

/** Opens a console of its own. Bytes count as parsed when they are here: no terminal's drawing is measured. */
export async function openOurs({ runner }: Lab): Promise<Terminal> {
  const lab = createLabClient(runner);
  const headers = { authorization: `Bearer ${lab.token}` };
  const { id } = await lab.call('openConsole', { body: size });
  let listener: (bytes: Uint8Array) => void = () => undefined;
  const link = createConsoleLink(
    id,
    {
      write(bytes, parsed) {
        listener(bytes);
        parsed();
      },
      reset: () => undefined,
      size: () => size,
      insert: () => false,
      focus: () => undefined,
    },
    {
      call: createCaller((path, init) =>
        fetch(new URL(String(path), lab.address), { ...init, headers: { ...init?.headers, ...headers } }),
      ),
      openSocket: socketsOf(lab.address, headers),
      now: Date.now,
    },
  );
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      const { phase } = link.state.get();
      if (phase === 'open') resolve();
      else if (phase !== 'connecting') reject(new Error(`the console is ${phase}`));
    };
    link.state.subscribe(look);
    look();
  });
  return {
    type: (text) => void link.send(Buffer.from(text)),
    onBytes: (next) => void (listener = next),
    async close() {
      link.dispose();
      await lab.call('closeConsole', { params: { console: id } });
    },
  };
}

/** The browser's WebSocket, played by Node's. */
function socketsOf(address: string, headers: Record<string, string>): OpenSocket {
  return (path, handlers) => {
    const socket = new WebSocket(new URL(path, address.replace(/^http/, 'ws')), {
      headers,
      perMessageDeflate: false,
    });
    socket.on('open', () => handlers.open());
    socket.on('error', () => undefined);
    socket.on('close', (code) => handlers.close(code));
    socket.on('message', (data: Buffer, binary: boolean) =>
      binary ? handlers.bytes(data) : handlers.text(data.toString()),
    );
    return {
      text: (message) => socket.send(message),
      bytes: (message) => socket.send(message),
      close: () => socket.close(1000),
    };
  };
}
