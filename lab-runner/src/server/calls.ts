// The shape of a parsed call and of the handlers, derived from the route table.
import type * as z from 'zod/mini';
import type { Role, RouteAnswer, RouteName, routes } from '../../protocol/index.ts';

/** Routes the server answers itself. */
export type OwnRoute = 'session' | 'openSession' | 'ticket' | 'openInstructor' | 'leaveInstructor';

type Table = typeof routes;
type Parsed<S> = S extends z.ZodMiniType ? z.infer<S> : undefined;
type QueryOf<R extends RouteName> = Table[R] extends { query: infer S } ? Parsed<S> : undefined;
type BodyOf<R extends RouteName> = Table[R] extends { body: infer S } ? Parsed<S> : undefined;

/** What a handler gets: everything parsed, the caller known. */
export interface Call<R extends RouteName> {
  readonly params: Readonly<Record<keyof Table[R]['params'], string>>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** The one that opened the route. */
  readonly role: Role;
  /** The console whose key was used; only for the role `console`. */
  readonly console?: string;
  /** Aborted when the caller hangs up or the server closes. */
  readonly signal: AbortSignal;
}

export type Handlers = {
  readonly [R in Exclude<RouteName, OwnRoute>]: (call: Call<R>) => Promise<RouteAnswer<R>>;
};
