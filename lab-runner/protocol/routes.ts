// The route table: the only list of what the runner's HTTP side can do. Server, page, CLI and tests are generated from it.
import * as z from 'zod/mini';
import { classRoutes } from './class-routes.ts';
import { ClusterView, NodeActionSchema, NodeNameSchema, ResetRequest, ResetView } from './cluster.ts';
import { ConsoleSize, ConsoleView } from './console.ts';
import { CheckRequest, ExerciseIdSchema, ExerciseView, SolutionView, StampedVerdict } from './exercise.ts';
import { fileRoutes } from './file-routes.ts';
import { GroupsView } from './groups.ts';
import { logRoutes } from './log-routes.ts';
import { PositionsView } from './positions.ts';
import { runningGroupRoutes } from './running-groups.ts';
import { type Role, SessionRequest, SessionView, TicketRequest, TicketView } from './session.ts';
import { TimelineView } from './timeline.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with `:name` parameters. */
  readonly path: string;
  /** Who may call it; `public` needs no token and is kept to three routes at most. */
  readonly open: 'public' | readonly Role[];
  readonly params: Readonly<Record<string, z.ZodMiniType<string>>>;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
}

const page = ['page'] as const;
const anyone = ['page', 'console'] as const;
const exercise = { exercise: ExerciseIdSchema };
const console = { console: z.string().check(z.maxLength(40)) };
const node = { node: NodeNameSchema as z.ZodMiniType<string> };
const nothing = z.object({});

export const routes = {
  session: { method: 'GET', path: '/api/session', open: 'public', params: {}, answer: SessionView },
  openSession: {
    method: 'POST',
    path: '/api/session',
    open: 'public',
    params: {},
    body: SessionRequest,
    answer: SessionView,
  },
  ticket: {
    method: 'POST',
    path: '/api/tickets',
    open: page,
    params: {},
    body: TicketRequest,
    answer: TicketView,
  },

  cluster: { method: 'GET', path: '/api/cluster', open: anyone, params: {}, answer: ClusterView },
  resetCluster: {
    method: 'POST',
    path: '/api/cluster/reset',
    open: anyone,
    params: {},
    body: ResetRequest,
    answer: ResetView,
  },
  nodeAction: {
    method: 'POST',
    path: '/api/cluster/nodes/:node/actions/:action',
    open: anyone,
    params: { ...node, action: NodeActionSchema as z.ZodMiniType<string> },
    body: nothing,
    answer: ClusterView,
  },
  nodeLog: {
    method: 'GET',
    path: '/api/cluster/nodes/:node/log',
    open: anyone,
    params: node,
    query: z.object({ lines: z.optional(z.string().check(z.regex(/^\d{1,5}$/))) }),
    answer: z.object({ text: z.string() }),
  },
  names: {
    method: 'GET',
    path: '/api/cluster/names',
    open: anyone,
    params: {},
    answer: z.object({ topics: z.array(z.string()), groups: z.array(z.string()) }),
  },

  /** High watermark and log ends of the learner's partitions, at most a second old. */
  positions: {
    method: 'GET',
    path: '/api/cluster/positions',
    open: anyone,
    params: {},
    answer: PositionsView,
  },

  /** The consumer groups at most a second ago; asking again within some seconds keeps them recorded. Samples after `since` (ms). */
  groups: {
    method: 'GET',
    path: '/api/cluster/groups',
    open: anyone,
    params: {},
    query: z.object({ since: z.optional(z.string().check(z.regex(/^\d{1,15}$/))) }),
    answer: GroupsView,
  },

  ...runningGroupRoutes,

  ...logRoutes,

  /** Events after `since` (a sequence), or of the last `minutes`; everything kept when neither is given. */
  timeline: {
    method: 'GET',
    path: '/api/timeline',
    open: anyone,
    params: {},
    query: z.object({
      since: z.optional(z.string().check(z.regex(/^\d{1,12}$/))),
      minutes: z.optional(z.string().check(z.regex(/^\d{1,5}$/))),
    }),
    answer: TimelineView,
  },

  exercises: {
    method: 'GET',
    path: '/api/exercises',
    open: anyone,
    params: {},
    answer: z.array(ExerciseView),
  },
  exercise: {
    method: 'GET',
    path: '/api/exercises/:exercise',
    open: anyone,
    params: exercise,
    answer: ExerciseView,
  },
  check: {
    method: 'POST',
    path: '/api/exercises/:exercise/check',
    open: anyone,
    params: exercise,
    body: CheckRequest,
    answer: StampedVerdict,
  },
  newAttempt: {
    method: 'POST',
    path: '/api/exercises/:exercise/attempts',
    open: anyone,
    params: exercise,
    body: nothing,
    answer: ExerciseView,
  },
  openHint: {
    method: 'POST',
    path: '/api/exercises/:exercise/hints',
    open: anyone,
    params: exercise,
    body: nothing,
    answer: ExerciseView,
  },
  openSolution: {
    method: 'POST',
    path: '/api/exercises/:exercise/solution',
    open: anyone,
    params: exercise,
    body: z.object({ insist: z.boolean() }),
    answer: SolutionView,
  },
  predict: {
    method: 'POST',
    path: '/api/exercises/:exercise/prediction',
    open: page,
    params: exercise,
    body: z.object({ option: z.string().check(z.maxLength(64)) }),
    answer: ExerciseView,
  },
  clearProgress: { method: 'DELETE', path: '/api/progress', open: page, params: {}, answer: nothing },

  ...classRoutes,

  /** The lesson that is being read, shown in the prompt of every console. */
  readLesson: {
    method: 'POST',
    path: '/api/lesson',
    open: page,
    params: {},
    body: z.object({ lesson: z.int().check(z.gte(0), z.lte(99)) }),
    answer: nothing,
  },

  ...fileRoutes,

  consoles: { method: 'GET', path: '/api/consoles', open: page, params: {}, answer: z.array(ConsoleView) },
  openConsole: {
    method: 'POST',
    path: '/api/consoles',
    open: page,
    params: {},
    body: ConsoleSize,
    answer: ConsoleView,
  },
  closeConsole: {
    method: 'DELETE',
    path: '/api/consoles/:console',
    open: page,
    params: console,
    answer: nothing,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
export type RouteAnswer<R extends RouteName> = z.infer<(typeof routes)[R]['answer']>;

/** WebSocket addresses; each needs `?ticket=` from the ticket route. */
export const sockets = {
  events: '/ws/events',
  console: '/ws/consoles/:console',
} as const;

/** Fills `:name` parameters, percent-encoded. */
export function pathOf(template: string, params: Readonly<Record<string, string>> = {}): string {
  return template.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
