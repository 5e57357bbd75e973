// Frames cut from a stream however it arrives, and connections that nobody answers.
import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { connectBroker, frames } from './broker-connection.ts';

const credentials = { user: 'railyard', password: 'secret' };

describe('frames', () => {
  it('come out whole whatever pieces go in', () => {
    const payloads = [Buffer.from('one'), Buffer.alloc(0), Buffer.from('three'), Buffer.alloc(300, 7)];
    const stream = Buffer.concat(
      payloads.flatMap((payload) => {
        const length = Buffer.alloc(4);
        length.writeInt32BE(payload.length);
        return [length, payload];
      }),
    );
    for (const step of [1, 2, 3, 5, 50, stream.length]) {
      const out: Buffer[] = [];
      const take = frames((payload) => out.push(Buffer.from(payload)));
      for (let at = 0; at < stream.length; at += step) take(stream.subarray(at, at + step));
      expect(out).toEqual(payloads);
    }
  });
});

describe('a connection', () => {
  it('to nobody is KAFKA_UNREACHABLE with the broker’s name', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    server.close();
    await once(server, 'close');
    await expect(
      connectBroker({ name: 'kafka2', host: '127.0.0.1', port }, credentials),
    ).rejects.toMatchObject({ code: 'KAFKA_UNREACHABLE', facts: { broker: 'kafka2' } });
  });

  it('that is closed in the middle of the handshake rejects', async () => {
    const server = net
      .createServer((socket) => socket.once('data', () => socket.end()))
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    await expect(
      connectBroker({ name: 'kafka2', host: '127.0.0.1', port }, credentials),
    ).rejects.toMatchObject({ code: 'KAFKA_UNREACHABLE' });
    server.close();
  });
});
