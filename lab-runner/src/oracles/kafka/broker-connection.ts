// One authenticated connection to one broker: frames out, frames in, every request with an end. Knows no topic.
import net from 'node:net';
import { RailyardError } from '../../../protocol/index.ts';
import { within } from '../patience.ts';
import { framed, plainCredentials, wire, type WireRequest } from './wire.ts';

export interface BrokerAddress {
  /** Its name in the lab, for people: `kafka1`. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export interface BrokerConnection {
  readonly open: boolean;
  send<T>(request: WireRequest<T>, withinMs: number): Promise<T>;
  close(): void;
}

const connectWithinMs = 2000;

interface Pending {
  resolve(payload: Buffer): void;
  reject(error: Error): void;
}

/** Connects and authenticates by SASL PLAIN. Throws KAFKA_UNREACHABLE. A connection that fails once is closed for good. */
export async function connectBroker(
  address: BrokerAddress,
  credentials: Credentials,
): Promise<BrokerConnection> {
  const pending = new Map<number, Pending>();
  const socket = net.connect({ host: address.host, port: address.port, noDelay: true });
  const unreachable = (detail: string) =>
    new RailyardError('KAFKA_UNREACHABLE', { broker: address.name, detail });
  let open = true;
  let correlation = 0;

  const end = (error: RailyardError) => {
    open = false;
    socket.destroy();
    for (const waiting of pending.values()) waiting.reject(error);
    pending.clear();
  };
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.on('error', (error) => {
      reject(unreachable(error.message));
      end(unreachable(error.message));
    });
    socket.on('close', () => {
      reject(unreachable('it closed the connection'));
      end(unreachable('it closed the connection'));
    });
  });
  socket.on(
    'data',
    frames((payload) => {
      const id = payload.readInt32BE(0);
      pending.get(id)?.resolve(payload.subarray(4));
      pending.delete(id);
    }),
  );

  async function send<T>(request: WireRequest<T>, withinMs: number): Promise<T> {
    const id = (correlation += 1);
    const bytes = await framed(request, id);
    if (!open) throw unreachable('the connection is closed');
    const answer = new Promise<Buffer>((resolve, reject) => pending.set(id, { resolve, reject }));
    socket.write(bytes);
    const payload = await within(answer, withinMs, () => {
      const error = unreachable(`no answer within ${withinMs / 1000} s`);
      // Answers come in order: behind one that is late, none can be trusted to come.
      end(error);
      return error;
    });
    return request.response.parse(await request.response.decode(payload));
  }

  const { user, password } = credentials;
  try {
    await within(connected, connectWithinMs, () => unreachable('no connection'));
    await send(wire('SaslHandshake', { mechanism: 'PLAIN' }), connectWithinMs);
    await send(wire('SaslAuthenticate', { authBytes: plainCredentials(user, password) }), connectWithinMs);
  } catch (error) {
    end(unreachable('it was not reached'));
    throw error;
  }
  return {
    get open() {
      return open;
    },
    send,
    close: () => end(unreachable('the connection is closed')),
  };
}

/** Cuts a stream into frames of four bytes of length and that many bytes. */
export function frames(onFrame: (payload: Buffer) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  let needed = 4;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    if (held < needed) return;
    let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const size = 4 + rest.readInt32BE(0);
      onFrame(rest.subarray(4, size));
      rest = rest.subarray(size);
    }
    chunks = [rest];
    held = rest.length;
    needed = held < 4 ? 4 : 4 + rest.readInt32BE(0);
  };
}
