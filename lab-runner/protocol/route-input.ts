// What a call of a route is given, worked out from the route table. Types only.
import type { RouteName, routes } from './routes.ts';

type Routes = typeof routes;

type ParamsOf<R extends RouteName> = keyof Routes[R]['params'] extends never
  ? { readonly params?: undefined }
  : { readonly params: Readonly<Record<keyof Routes[R]['params'], string>> };

type BodyOf<R extends RouteName> = Routes[R] extends { readonly body: { readonly _zod: { input: infer B } } }
  ? { readonly body: B }
  : { readonly body?: undefined };

type QueryOf<R extends RouteName> = Routes[R] extends {
  readonly query: { readonly _zod: { input: infer Q } };
}
  ? { readonly query?: Q }
  : { readonly query?: undefined };

/** Path parameters, query and body of a route, as far as it has them. */
export type RouteInput<R extends RouteName> = ParamsOf<R> & BodyOf<R> & QueryOf<R>;
