// A server with consoles in memory and handlers that only remember, and clients that are as rude as a test needs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { type ErrorBody, routes, type RunnerEvent } from '../../protocol/index.ts';
import { createConsoleHub, createConsoleKeys } from '../core/console/index.ts';
import { createFakeWorkbench } from '../core/console/fakes.ts';
import { logTo } from '../log.ts';
import type { Workbench } from '../ports/workbench.ts';
import { createEventHub, createServer, type Handlers, newToken } from './index.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: ErrorBody & Record<string, unknown>;
}

export interface Asked {
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
  /** Credentials and Origin of our own page are added unless this is false. */
  readonly trusted?: boolean;
}

export type ServerBench = Awaited<ReturnType<typeof openServerBench>>;

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export const welcome = { type: 'progress', notice: 'welcome' } as const satisfies RunnerEvent;

/** Opens everything on a free port; `close` ends it and deletes its folder. */
export async function openServerBench(options: { workbench?: Workbench; connections?: number } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'railyard-server-'));
  const siteDir = path.join(folder, 'build');
  mkdirSync(path.join(siteDir, 'assets/js'), { recursive: true });
  mkdirSync(path.join(siteDir, 'lesson'));
  writeFileSync(path.join(folder, 'outside.txt'), 'outside');
  writeFileSync(
    path.join(siteDir, 'index.html'),
    '<title>home</title><script>theme()</script><script src="a.js"></script>',
  );
  writeFileSync(
    path.join(siteDir, 'lesson/index.html'),
    '<title>lesson</title><script type="application/ld+json">{}</script>',
  );
  writeFileSync(path.join(siteDir, '404.html'), '<title>lost</title>');
  writeFileSync(path.join(siteDir, 'assets/js/main.0a1b.js'), 'main()');

  const calls: { name: string; call: Record<string, unknown> }[] = [];
  const answers: Record<string, (call: Record<string, unknown>) => unknown> = {};
  const handlers = Object.fromEntries(
    Object.keys(routes).map((name) => [
      name,
      async (call: Record<string, unknown>) => {
        calls.push({ name, call });
        return (await answers[name]?.(call)) ?? { did: name };
      },
    ]),
  ) as unknown as Handlers;

  const lines: string[] = [];
  const log = logTo({ write: (line) => void lines.push(line) }, 'debug');
  const token = newToken();
  const instructorToken = newToken();
  const keys = createConsoleKeys();
  const workbench = createFakeWorkbench();
  const hub = createConsoleHub({
    workbench: options.workbench ?? workbench,
    keys,
    environment: (_, key) => ({ RAILYARD_CONSOLE_KEY: key }),
  });
  const events = createEventHub({ onJoin: () => [welcome] });
  const server = await createServer({
    ...{ port: 0, bind: '127.0.0.1', siteDir, handlers, events, log },
    ...{ consoles: hub, consoleKeys: keys, connections: options.connections },
    tokens: { page: token, instructor: instructorToken },
  });
  const host = `127.0.0.1:${server.port}`;
  const origin = `http://${host}`;
  const trust = { authorization: `Bearer ${token}`, origin };
  const sockets = new Set<WebSocket>();

  function ask(
    method: string,
    target: string,
    { headers, body, trusted = true }: Asked = {},
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest({
        ...{ host: '127.0.0.1', port: server.port, method, path: target, agent: false },
        headers: {
          ...(trusted ? trust : {}),
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      });
      asked.on('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          const isJson = /json/.test(response.headers['content-type'] ?? '');
          const json = (isJson && text !== '' ? JSON.parse(text) : {}) as Reply['json'];
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      });
      asked.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: '',
          json: {} as Reply['json'],
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  return {
    ...{
      server,
      token,
      instructorToken,
      keys,
      hub,
      workbench,
      events,
      calls,
      answers,
      lines,
      host,
      origin,
      trust,
      siteDir,
      ask,
    },
    /** A bare connection, for what no library would send. */
    dial: (): Socket => connect(server.port, '127.0.0.1'),
    async ticket(purpose: object): Promise<string> {
      const reply = await ask('POST', '/api/tickets', { body: JSON.stringify(purpose) });
      return String(reply.json.ticket);
    },
    /** A socket with a fresh ticket, opened. */
    async openSocket(purpose: { for: 'events' } | { for: 'console'; console: string }): Promise<WebSocket> {
      const where = purpose.for === 'events' ? '/ws/events' : `/ws/consoles/${purpose.console}`;
      const ticket = await this.ticket(purpose);
      const socket = new WebSocket(`ws://${host}${where}?ticket=${ticket}`, { headers: trust });
      sockets.add(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await server.close();
      await hub.closeAll('NO_SUCH_CONSOLE');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the expectation holds; patient, since the machine may be busy. */
export function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(expectation, { timeout: 15_000, interval: 10 });
}

/** All that a bare connection receives until it is closed. */
export function received(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString()));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}
