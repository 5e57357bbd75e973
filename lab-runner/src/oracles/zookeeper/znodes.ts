// Reading znodes: data, children and the 8-byte numbers of a Stat. Knows nothing of what Kafka keeps in them.
import type { ZNode } from '@railyard/labs/kit';
import zookeeper, { type Event, type Exception, type Stat } from 'node-zookeeper-client';
import { inParallel } from '../patience.ts';
import type { Session } from './session.ts';

export type Watcher = (event: Event) => void;

export interface Znodes {
  /** A path that cannot exist (`foo`, `/a//b`) reads as missing. A given watcher is armed once, also on a node that is missing. */
  get(path: string, watcher?: Watcher): Promise<ZNode | undefined>;
  children(path: string, watcher?: Watcher): Promise<readonly string[] | undefined>;
  /** A sequential node gets ten digits behind its name. */
  create(path: string, data: string, options?: { readonly sequential?: boolean }): Promise<void>;
  /** Nothing when the node is not there. */
  set(path: string, data: string): Promise<void>;
  /** With all below it; nothing when it is not there. */
  remove(path: string): Promise<void>;
}

/** Reads through a session. */
export function readZnodes(session: Session): Znodes {
  async function get(path: string, watcher?: Watcher): Promise<ZNode | undefined> {
    if (!isPath(path)) return undefined;
    const found = await session.ask<ZNode>((client, done) => {
      const answer = (error: Error | Exception | null, data: Buffer, stat: Stat) => {
        if (error) done(error, undefined as never);
        else done(null, znode(data, stat));
      };
      if (watcher) client.getData(path, watcher, answer);
      else client.getData(path, answer);
    });
    if (found !== undefined || watcher === undefined) return found;
    // A watch on data is only armed when the node is there: watch for its birth instead.
    const born = await session.ask<Stat>((client, done) => client.exists(path, watcher, done));
    return born ? get(path) : undefined;
  }

  return {
    get,
    async children(path, watcher) {
      if (!isPath(path)) return undefined;
      const found = await session.ask<readonly string[]>((client, done) => {
        if (watcher) client.getChildren(path, watcher, done);
        else client.getChildren(path, done);
      });
      if (found !== undefined || watcher === undefined) return found;
      // On a fresh ensemble Kafka has not made its parents yet: watch for the birth, as above.
      const born = await session.ask<Stat>((client, done) => client.exists(path, watcher, done));
      return born ? this.children(path, watcher) : undefined;
    },
    async create(path, data, { sequential = false } = {}) {
      const { PERSISTENT, PERSISTENT_SEQUENTIAL } = zookeeper.CreateMode;
      const mode = sequential ? PERSISTENT_SEQUENTIAL : PERSISTENT;
      await session.ask<string>((client, done) => client.create(path, Buffer.from(data), mode, done));
    },
    async set(path, data) {
      await session.ask<Stat>((client, done) => client.setData(path, Buffer.from(data), -1, done));
    },
    async remove(path) {
      const below = await this.children(path);
      await inParallel(below ?? [], 16, (name) => this.remove(`${path}/${name}`));
      await session.ask<void>((client, done) => client.remove(path, -1, (error) => done(error, undefined)));
    },
  };
}

/** What the library's own validation accepts; it throws where we answer "not there". */
function isPath(path: string): boolean {
  return path === '/' || (/^(\/[^/\0]+)+$/.test(path) && !/\/\.\.?(\/|$)/.test(path));
}

function znode(data: Buffer | null | undefined, stat: Stat): ZNode {
  return {
    data: data?.toString('utf8') ?? '',
    ephemeralOwner: hex(stat.ephemeralOwner),
    version: stat.version,
    czxid: hex(stat.czxid),
    createdAt: Number(stat.ctime.readBigInt64BE()),
    modifiedAt: Number(stat.mtime.readBigInt64BE()),
    cversion: stat.cversion,
    pzxid: hex(stat.pzxid),
  };
}

function hex(bytes: Buffer): string {
  return `0x${bytes.readBigUInt64BE().toString(16)}`;
}
