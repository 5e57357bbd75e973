// One connection to one ZooKeeper server, with the library's habits tamed. Knows nothing of Kafka.
import zookeeper, { type Client } from 'node-zookeeper-client';
import type { Socket } from 'node:net';
import type { Disposable } from '../../ports/cluster-driver.ts';

/** The insides of node-zookeeper-client 1.1.3 that have no public door; the version is pinned. */
interface Insides {
  connectionManager: { connect: () => void; socket?: Socket };
}

/** Error codes newer servers send (SessionMoved −118, Throttled −127 …) make the library throw inside a socket handler, out of reach of any caller. */
const exception = zookeeper.Exception as typeof zookeeper.Exception & { create(code: number): Error };
const create = exception.create;
exception.create = (code: number) => {
  try {
    return create(code);
  } catch {
    return create(exception.SYSTEM_ERROR);
  }
};

export interface Connection {
  readonly client: Client;
  /** Drops it at once; requests under way fail with CONNECTION_LOSS. */
  destroy(): void;
}

export interface ConnectionEvents {
  readonly onUp: () => void;
  /** Called once, also when it never came up. */
  readonly onDown: () => void;
}

/**
 * Opens a connection that lives once: it is never re-used after a loss. The library's own reconnecting keeps half-read
 * bytes and queued requests of the lost socket; our session owns no ephemeral node, so a fresh one costs nothing.
 */
export function openConnection(address: string, sessionMs: number, events: ConnectionEvents): Connection {
  const client = zookeeper.createClient(address, { sessionTimeout: sessionMs, retries: 0, spinDelay: 0 });
  const { connectionManager } = client as Client & Insides;
  let down = false;
  const destroy = () => {
    if (down) return;
    down = true;
    watch.dispose();
    client.removeAllListeners();
    connectionManager.connect = () => undefined;
    connectionManager.socket?.destroy();
    // The library makes the socket on a later tick: one that did not exist yet is caught here.
    setImmediate(() => connectionManager.socket?.destroy());
    events.onDown();
  };
  const watch = watchOver(client, () => destroy());
  client.on('state', (state) => {
    if (state === zookeeper.State.SYNC_CONNECTED) events.onUp();
    else destroy();
  });
  client.connect();
  // The first attempt is under way on the next tick; every later one is ours to make.
  connectionManager.connect = () => setImmediate(destroy);
  return { client, destroy };
}

/**
 * The library never notices a server that holds the socket open and says nothing (a paused process): an unanswered
 * look at `/` or a session not granted within two seconds ends the connection.
 */
function watchOver(client: Client, onSilence: () => void): Disposable {
  const patienceMs = 2000;
  let quietSince: number | undefined = performance.now();
  const sweeper = setInterval(() => {
    if (quietSince !== undefined) {
      if (performance.now() - quietSince > patienceMs) onSilence();
      return;
    }
    quietSince = performance.now();
    client.exists('/', () => (quietSince = undefined));
  }, 500);
  sweeper.unref();
  client.on('connected', () => (quietSince = undefined));
  return { dispose: () => clearInterval(sweeper) };
}
