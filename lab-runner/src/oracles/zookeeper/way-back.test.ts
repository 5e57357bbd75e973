// What is read of the answers to `cons`, from servers that only say that.
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { connectedSessions } from './way-back.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function answering(answer: string): Promise<{ client: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.end(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { client: (server.address() as { port: number }).port };
}

it('finds the sessions in the answers of all servers that serve', async () => {
  const found = await connectedSessions(
    [
      await answering(
        ' /127.0.0.1:40544[1](queued=0,recved=61,sent=63,sid=0x10000035f2b0000,lop=PING,est=1763766000000,to=6000,lcxid=0x2f)\n' +
          ' /127.0.0.1:40660[0](queued=0,recved=1,sent=0)\n\n',
      ),
      await answering(' /172.18.0.5:51002[1](queued=0,recved=9,sent=9,sid=0x20000035f2b0001,lop=GETD)\n'),
      await answering('This ZooKeeper instance is not currently serving requests\n'),
      { client: 1 },
    ],
    '127.0.0.1',
  );
  expect([...found]).toEqual(['0x10000035f2b0000', '0x20000035f2b0001']);
});
