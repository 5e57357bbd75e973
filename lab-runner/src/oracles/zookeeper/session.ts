// A standing session with the ensemble: connects in the background, moves to the next server, gives every request an end.
import zookeeper, { type Client, type Exception } from 'node-zookeeper-client';
import { RailyardError } from '../../../protocol/index.ts';
import type { Disposable } from '../../ports/cluster-driver.ts';
import { deferred, within } from '../patience.ts';
import { type Connection, openConnection } from './connection.ts';

/** How long a request waits for a connection: time to leave a dead server, and for the ensemble to elect a leader. */
const connectWithinMs = 6000;
const answerWithinMs = 4000;
const sessionMs = 6000;
/** The pause after all servers were tried in vain. */
const roundPauseMs = 250;

export type Done<T> = (error: Error | Exception | null | undefined, value: T) => void;

export interface Session {
  connect(): void;
  connected(): boolean;
  /** Sends one request; `undefined` when the node does not exist. Repeats it once when the connection broke under it. Throws ZOOKEEPER_UNREACHABLE. */
  ask<T>(send: (client: Client, done: Done<T>) => void): Promise<T | undefined>;
  /** Called on every new connection (true) and loss (false). */
  onState(listener: (connected: boolean) => void): Disposable;
  close(): void;
}

/** A session with the servers at `addresses`, tried in turn. */
export function createSession(addresses: readonly string[]): Session {
  const listeners = new Set<(connected: boolean) => void>();
  let wanted = false;
  let live: Client | undefined;
  let connection: Connection | undefined;
  let next = 0;
  let retry: NodeJS.Timeout | undefined;
  let arrival = deferred();

  const announce = (up: boolean) => listeners.forEach((listener) => listener(up));

  const open = () => {
    const address = addresses[next % addresses.length] ?? '';
    next += 1;
    const opened = openConnection(address, sessionMs, {
      onUp() {
        live = opened.client;
        next -= 1; // Stay with this server for as long as it serves.
        arrival.resolve();
        announce(true);
      },
      onDown() {
        const wasLive = live === opened.client;
        if (wasLive) {
          live = undefined;
          arrival = deferred();
          next += 1;
        }
        if (wanted) retry = setTimeout(open, !wasLive && next % addresses.length === 0 ? roundPauseMs : 0);
        if (wasLive) announce(false);
      },
    });
    connection = opened;
  };

  async function client(): Promise<Client> {
    if (live === undefined) {
      if (!wanted) throw unreachable('the lab is not connected to it');
      await within(arrival.promise, connectWithinMs, () => unreachable('no server of the ensemble serves'));
    }
    return live ?? client();
  }

  async function attempt<T>(send: (client: Client, done: Done<T>) => void): Promise<T | undefined> {
    const to = await client();
    const answer = new Promise<T | undefined>((resolve, reject) => {
      send(to, (error, value) => {
        if (codeOf(error) === zookeeper.Exception.NO_NODE) resolve(undefined);
        else if (error) reject(error);
        else resolve(value);
      });
    });
    return within(answer, answerWithinMs, () => unreachable('a request got no answer'));
  }

  return {
    connect() {
      if (wanted) return;
      wanted = true;
      open();
    },
    connected: () => live !== undefined,
    async ask(send) {
      try {
        return await attempt(send);
      } catch (error) {
        if (!isLoss(error)) throw error;
        return attempt(send).catch((again: unknown) => {
          throw isLoss(again) ? unreachable('the connection broke twice') : again;
        });
      }
    },
    onState(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    close() {
      wanted = false;
      clearTimeout(retry);
      connection?.destroy();
    },
  };
}

/** The library's numeric code of an error, for callers that expect one. */
export function codeOf(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'number' ? code : undefined;
}

function isLoss(error: unknown): boolean {
  const code = codeOf(error);
  const { CONNECTION_LOSS, SESSION_EXPIRED } = zookeeper.Exception;
  return code === CONNECTION_LOSS || code === SESSION_EXPIRED;
}

function unreachable(detail: string): RailyardError {
  return new RailyardError('ZOOKEEPER_UNREACHABLE', { detail });
}
