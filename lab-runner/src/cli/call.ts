// What a call of a route takes and gives, worked out from the route table. Types only.
import type { RouteAnswer, RouteInput, RouteName } from '../../protocol/index.ts';

export type CallInput<R extends RouteName> = RouteInput<R> & { readonly signal?: AbortSignal | undefined };

type Arguments<R extends RouteName> =
  Record<string, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

/** Calls a route by its name. Throws the runner's refusal as a RailyardError, or RUNNER_UNREACHABLE. */
export type Call = <R extends RouteName>(name: R, ...input: Arguments<R>) => Promise<RouteAnswer<R>>;

/** The same without types, for whoever carries it out. */
export interface LooseInput {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}
