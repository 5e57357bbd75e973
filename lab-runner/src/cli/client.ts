// Calls to a running lab over HTTP, typed and parsed by the route table. Knows no command.
import { request } from 'node:http';
import * as z from 'zod/mini';
import {
  type ErrorBody,
  type ErrorCode,
  errorTable,
  pathOf,
  RailyardError,
  type RouteName,
  routes,
} from '../../protocol/index.ts';
import { placeholders } from '@railyard/labs/kit';
import type { Call, LooseInput } from './call.ts';

export interface LabClient {
  /** `http://127.0.0.1:4000` */
  readonly address: string;
  readonly token: string;
  readonly call: Call;
}

/** A client of the lab at this address; the token is the run's, or a console's own key. */
export function createLabClient({ address, token }: { address: string; token: string }): LabClient {
  const call = async (name: RouteName, input: LooseInput = {}): Promise<unknown> => {
    const { status, text } = await exchange(address, token, name, input);
    const payload = parsed(text);
    if (status >= 400) throw asReceived(payload, status);
    const answer = routes[name].answer.safeParse(payload);
    if (!answer.success) throw unreadable(`the answer to ${name} has another shape`);
    return answer.data;
  };
  return { address, token, call: call as unknown as Call };
}

function exchange(
  address: string,
  token: string,
  name: RouteName,
  { params, query, body, signal }: LooseInput,
): Promise<{ status: number; text: string }> {
  const route = routes[name];
  const url = new URL(pathOf(route.path, params), address);
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined) url.searchParams.set(key, value);
  }
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const broken = (error: Error) => {
      if (signal?.aborted) reject(signal.reason);
      else reject(new RailyardError('RUNNER_UNREACHABLE', { address, detail: reasonOf(error) }, error));
    };
    const asked = request(
      url,
      {
        method: route.method,
        signal,
        // One call per command: nothing is kept open for a next one.
        agent: false,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
        },
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', broken);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 500, text: Buffer.concat(pieces).toString('utf8') }),
        );
      },
    );
    asked.on('error', broken);
    asked.end(sent);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('the answer is not JSON');
  }
}

const Refusal = z.object({ code: z.string(), what: z.string(), remedy: z.string() });

/** The runner's own words as an error; its facts stayed behind, so the sentences are taken over as they are. */
export function asReceived(payload: unknown, status: number): RailyardError {
  const refusal = Refusal.safeParse(payload);
  if (!refusal.success || !isCode(refusal.data.code)) return unreadable(`it refused with status ${status}`);
  const { code, what, remedy } = refusal.data as ErrorBody;
  const names = [...placeholders(errorTable[code].what), ...placeholders(errorTable[code].remedy)];
  const error = new RailyardError(code, Object.fromEntries(names.map((name) => [name, ''])));
  error.message = what;
  Object.defineProperty(error, 'remedy', { value: remedy });
  return error;
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

function unreadable(detail: string): RailyardError {
  return new RailyardError('ANSWER_UNREADABLE', { detail });
}

function reasonOf(error: Error): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection broke';
    default:
      return error.message;
  }
}
