// The runner's one door: HTTP, sockets and the built site on one origin. Guards first, then hands on.
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { RailyardError } from '../../protocol/index.ts';
import type { ConsoleHub, ConsoleKeys } from '../core/console/index.ts';
import { asRailyardError, sendError, sendRaw } from './answer.ts';
import { createApi } from './api.ts';
import { createAttempts } from './attempts.ts';
import type { Handlers } from './calls.ts';
import { brokenRequest } from './broken-request.ts';
import { capConnections } from './connection-cap.ts';
import { createCredentials, type CredentialOptions } from './credentials.ts';
import type { EventHub } from './event-hub.ts';
import { createGuard } from './guard.ts';
import { createRefusalLog } from './refusal-log.ts';
import { requestTarget } from './request-target.ts';
import { createStaticSite } from './static-site.ts';
import { createTickets } from './tickets.ts';
import { createUpgrades } from './upgrade.ts';

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly bind: string;
  readonly siteDir: string;
  /** The learner's page's, and the instructor's. */
  readonly tokens: CredentialOptions['tokens'];
  readonly handlers: Handlers;
  readonly consoles: Pick<ConsoleHub, 'get'>;
  readonly consoleKeys: Pick<ConsoleKeys, 'find'>;
  readonly events: EventHub;
  readonly log: Logger;
  /** Connections served at once. */
  readonly connections?: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:4000` */
  readonly address: string;
  readonly port: number;
  /** Lets running answers end for a moment, says goodbye to sockets, frees the port. */
  close(): Promise<void>;
}

const headerBytes = 16 * 1024;
/** Headers and the whole request must have come by then; looked at twice a second, so nobody waits 10 s. */
const arrival = { headersTimeout: 8_500, requestTimeout: 9_000, connectionsCheckingInterval: 500 } as const;
const farewellMs = 2_000;

/** Starts to listen. Rejects with PORT_TAKEN, BAD_OPTION. */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const log = createRefusalLog(options.log);
  const closing = new AbortController();
  const server = createHttpServer({
    ...arrival,
    maxHeaderSize: headerBytes,
    // We refuse a missing host ourselves, with our own words and headers.
    requireHostHeader: false,
  });
  const cap = capConnections(server, options.connections ?? 500, () =>
    log.refused(new RailyardError('BUSY'), { act: 'connect' }),
  );
  await listen(server, options);
  const { port } = server.address() as AddressInfo;

  const guard = createGuard({ port, bind: options.bind });
  const credentials = createCredentials({ tokens: options.tokens, port, consoleKeys: options.consoleKeys });
  const attempts = createAttempts();
  const tickets = createTickets();
  const site = createStaticSite(options.siteDir, port);
  const shared = { credentials, attempts, tickets };
  const api = createApi({
    ...shared,
    handlers: options.handlers,
    version: ownVersion(),
    closing: closing.signal,
  });
  const upgrades = createUpgrades({
    ...shared,
    guard,
    log,
    consoles: options.consoles,
    events: options.events,
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = requestTarget(request);
    const host = guard.host(request);
    const isApi = /^\/(api|ws)(\/|$)/.test(target.path);
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (isApi || changes || request.headers.origin !== undefined) {
      guard.origin(request, host, { mustBeNamed: changes });
    }
    if (isApi) await api(request, response, target);
    else site(request, response, target.path);
  }

  server.on('request', (request, response) => {
    if (cap.isTurnedAway(request.socket)) return;
    request.on('error', () => undefined);
    serve(request, response).catch((error: unknown) => {
      // Nobody is left to answer, and nothing was refused.
      if (response.destroyed) return;
      const refusal = asRailyardError(error);
      log.refused(refusal, { method: request.method, path: request.url?.split('?')[0]?.slice(0, 200) });
      sendError(request, response, refusal);
    });
  });
  server.on('checkExpectation', (request, response) => {
    sendError(
      request,
      response,
      new RailyardError('BAD_REQUEST', { detail: 'it expects something unusual' }),
    );
  });
  server.on('upgrade', (request, socket, head) => {
    if (!cap.isTurnedAway(socket)) upgrades.handle(request, socket, head);
  });
  server.on('clientError', (error, socket) => {
    if (cap.isTurnedAway(socket)) return;
    const broken = brokenRequest(error);
    if (broken === undefined) return void socket.destroy();
    log.refused(broken.refusal, { act: 'request' });
    sendRaw(socket, broken.refusal, broken.status);
  });

  return {
    address: `http://${options.bind}:${port}`,
    port,
    async close() {
      closing.abort();
      upgrades.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), farewellMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function listen(server: ReturnType<typeof createHttpServer>, { port, bind }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new RailyardError('PORT_TAKEN', { port, node: 'the lab-runner', by: '' }, error));
      } else {
        const detail = `it cannot be listened on (${error.code ?? error.message})`;
        reject(new RailyardError('BAD_OPTION', { option: 'bind', value: `${bind}:${port}`, detail }, error));
      }
    });
    server.listen({ port, host: bind, backlog: 1024 }, resolve);
  });
}

function ownVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
