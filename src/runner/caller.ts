// Calls to the runner's HTTP side, typed by the route table and parsed by its schemas. Knows nothing of sockets.
import {
  type RouteAnswer,
  type RouteInput,
  type RouteName,
  pathOf,
  routes,
} from '@railyard/lab-runner/protocol';
import { type Answer, Problem, unreachable, unreadable } from './problem.ts';

export type CallInput<R extends RouteName> = RouteInput<R> & { readonly signal?: AbortSignal };

type Arguments<R extends RouteName> =
  Record<string, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

/** Never throws: a refusal, a dead runner and an unreadable answer are all `{ok: false}` with words. */
export type Call = <R extends RouteName>(name: R, ...input: Arguments<R>) => Promise<Answer<RouteAnswer<R>>>;

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

function addressOf(name: RouteName, input: LooseInput): string {
  const path = pathOf(routes[name].path, input.params);
  const query = Object.entries(input.query ?? {}).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query)}`;
}

/** Makes the caller over any `fetch`; same origin, cookies included. */
export function createCaller(fetcher: typeof fetch): Call {
  const call = async (name: RouteName, input: LooseInput = {}): Promise<Answer<unknown>> => {
    const route = routes[name];
    let response: Response;
    let payload: unknown;
    try {
      response = await fetcher(addressOf(name, input), {
        method: route.method,
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          ...(input.body ? { 'content-type': 'application/json' } : {}),
        },
        ...(input.body ? { body: JSON.stringify(input.body) } : {}),
        ...(input.signal ? { signal: input.signal } : {}),
      });
    } catch {
      return { ok: false, problem: unreachable };
    }
    try {
      payload = await response.json();
    } catch {
      return { ok: false, problem: unreadable(response.status) };
    }
    if (!response.ok) {
      const refused = Problem.safeParse(payload);
      return { ok: false, problem: refused.success ? refused.data : unreadable(response.status) };
    }
    const parsed = route.answer.safeParse(payload);
    return parsed.success
      ? { ok: true, value: parsed.data }
      : { ok: false, problem: unreadable(response.status) };
  };
  return call as unknown as Call;
}
