// A runner for tests: an adapter of the client's two ports, `fetch` and `OpenSocket`, that answers what a test tells it to.
import type { OpenSocket, SocketHandlers } from './socket.ts';

export interface FakeSocket {
  readonly path: string;
  readonly handlers: SocketHandlers;
  /** What the page has sent: text frames parsed, binary frames as bytes. */
  readonly texts: unknown[];
  readonly bytes: Uint8Array[];
  closedByPage: boolean;
}

export interface FakeRunner {
  readonly fetch: typeof fetch;
  readonly openSocket: OpenSocket;
  readonly sockets: FakeSocket[];
  readonly requests: { readonly method: string; readonly path: string; readonly body: unknown }[];
  /** Answers `GET /api/session` and the like; a string body is sent as it is. */
  answer(route: string, body: unknown, status?: number): void;
  /** Every later request fails as if nobody listened. */
  vanish(): void;
  comeBack(): void;
  lastSocket(): FakeSocket;
}

/** A runner that authorises the page, hands out tickets, and knows nothing else. */
export function createFakeRunner(): FakeRunner {
  const answers = new Map<string, { readonly body: unknown; readonly status: number }>();
  const sockets: FakeSocket[] = [];
  const requests: FakeRunner['requests'] = [];
  let gone = false;

  const runner: FakeRunner = {
    sockets,
    requests,
    fetch: (input, init) => {
      const path = String(input);
      const method = init?.method ?? 'GET';
      if (gone) return Promise.reject(new TypeError('Failed to fetch'));
      requests.push({
        method,
        path,
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      });
      const known = answers.get(`${method} ${path}`) ?? { body: '<!doctype html>', status: 404 };
      const text = typeof known.body === 'string' ? known.body : JSON.stringify(known.body);
      return Promise.resolve(new Response(text, { status: known.status }));
    },
    openSocket(path, handlers) {
      const socket: FakeSocket = { path, handlers, texts: [], bytes: [], closedByPage: false };
      sockets.push(socket);
      return {
        text: (message) => socket.texts.push(JSON.parse(message) as unknown),
        bytes: (message) => socket.bytes.push(message.slice()),
        close: () => {
          socket.closedByPage = true;
        },
      };
    },
    answer: (route, body, status = 200) => void answers.set(route, { body, status }),
    vanish: () => {
      gone = true;
    },
    comeBack: () => {
      gone = false;
    },
    lastSocket() {
      const last = sockets.at(-1);
      if (!last) throw new Error('The page has opened no socket.');
      return last;
    },
  };
  runner.answer('GET /api/session', { authorised: true, version: '0.1.0' });
  runner.answer('POST /api/tickets', { ticket: 'once' });
  return runner;
}

/** A cluster with all six nodes running. */
export function healthyCluster(epoch = 1): object {
  const nodes = ['zookeeper1', 'zookeeper2', 'zookeeper3', 'kafka1', 'kafka2', 'kafka3'];
  return {
    epoch,
    phase: 'ready',
    message: 'All six nodes run.',
    nodes: nodes.map((node) => ({ node, phase: 'running' })),
    controller: 2,
    underReplicated: 0,
    offline: 0,
    topics: 1,
    driver: 'jvm',
    ports: {},
    at: 0,
  };
}
