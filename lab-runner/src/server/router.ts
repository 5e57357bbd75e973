// Finds the route of a request in the protocol's table. Knows no handlers.
import { RailyardError, type Route, type RouteName, routes } from '../../protocol/index.ts';
import { invalidField } from './parse.ts';
import { decoded } from './request-target.ts';

export interface Found {
  readonly name: RouteName;
  readonly route: Route;
  /** Decoded, not yet parsed. */
  readonly params: Readonly<Record<string, string>>;
}

export type Match =
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'wrong method'; readonly allowed: readonly string[] }
  | { readonly kind: 'nothing' };

const table = Object.entries(routes).map(([name, route]) => ({
  name: name as RouteName,
  route: route as Route,
  segments: route.path.split('/'),
}));

/** What the table says of this method and path. */
export function matchRoute(method: string, path: string): Match {
  const given = path.split('/');
  const here = table.flatMap(({ name, route, segments }) => {
    const params = matchSegments(segments, given);
    return params === undefined ? [] : [{ name, route, params }];
  });
  if (here.length === 0) return { kind: 'nothing' };
  const found = here.find(({ route }) => route.method === method);
  if (found !== undefined) return { kind: 'found', ...found };
  return { kind: 'wrong method', allowed: [...new Set(here.map(({ route }) => route.method))].sort() };
}

/** Values of a template's `:name` segments, decoded; `undefined` when the path is another. */
export function matchSegments(
  template: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of template.entries()) {
    const value = given[at] ?? '';
    if (segment.startsWith(':')) {
      if (value === '') return undefined;
      params[segment.slice(1)] = decoded(value);
    } else if (segment !== value) return undefined;
  }
  return params;
}

/** Parses the parameters by the route's schemas. Throws NO_SUCH_NODE, INVALID_FIELD. */
export function parseParams({ route, params }: Found): Record<string, string> {
  return Object.fromEntries(
    Object.entries(route.params).map(([name, schema]) => {
      const parsed = schema.safeParse(params[name]);
      if (parsed.success) return [name, parsed.data];
      const value = (params[name] ?? '').slice(0, 60);
      if (name === 'node') throw new RailyardError('NO_SUCH_NODE', { node: value });
      throw invalidField(name, 'it does not have the right form');
    }),
  );
}

/** The query as an object for its schema. Throws INVALID_FIELD for a name that comes twice. */
export function queryObject(query: URLSearchParams): Record<string, string> {
  const object = Object.create(null) as Record<string, string>;
  for (const [name, value] of query) {
    if (name in object) throw invalidField(name, 'it comes twice');
    object[name] = value;
  }
  return object;
}
