// How a topic came to be that was asked for without a quorum: by a request that had waited for it, or by a later one.
import type { CheckContext, ClusterImage, TimelineEvent } from '../kit/index.ts';
import { connectedSince } from './ensemble.ts';

export type Making =
  | { readonly how: 'never' }
  | { readonly how: 'before' }
  /** `afterMs` counts from the end of the loss, `connectedMs` from the moment its broker had ZooKeeper again. */
  | {
      readonly how: 'waited' | 'afterwards';
      readonly afterMs: number;
      readonly connectedMs: number | undefined;
    };

type Context = Pick<CheckContext, 'zookeeper' | 'history' | 'tools' | 'ports' | 'waitFor'>;
export interface EndedLoss {
  readonly from: number;
  readonly to: number;
  /** When the quorum was lost again; what came after that belongs to the next loss. */
  readonly next?: number | undefined;
}

/** The request lies in the broker and is carried out as soon as that is connected; nobody can see that and be so quick. */
const carriedOutWithinMs = 1500;
/** The same from the end of the loss, which a broker takes some seconds to notice, where its connection is a later one. */
const noticedWithinMs = 30_000;
/** A request that waited may be on its way into the tree. */
const comesWithinMs = 10_000;

/** How the topic was made, seen from one loss of the quorum. */
export async function makingOf(
  context: Context,
  topic: string,
  { from, to, next = Infinity }: EndedLoss,
): Promise<Making> {
  const { zookeeper, waitFor } = context;
  const znode = await waitFor(() => zookeeper.get(`/brokers/topics/${topic}`), { withinMs: comesWithinMs });
  if (znode === undefined) return { how: 'never' };
  const made = znode.createdAt;
  if (made < from) return { how: 'before' };
  // A node is seen to run a little after it does, so the topic may be there before the end was noted.
  const afterMs = Math.max(0, made - to);
  if (made > next) return { how: 'afterwards', afterMs, connectedMs: undefined };
  const connectedMs = await sinceConnected(context, from, made);
  const waited = connectedMs === undefined ? afterMs <= noticedWithinMs : connectedMs <= carriedOutWithinMs;
  return { how: waited ? 'waited' : 'afterwards', afterMs, connectedMs };
}

/**
 * Topics are made by the controller: how long it had been connected when it made this one. When its session had run out
 * meanwhile another took its place, and the request still lies where it was sent. `undefined` when its connection says
 * nothing of this loss: it is a later one, or an older one that outlived a short pause.
 */
async function sinceConnected(context: Context, from: number, made: number): Promise<number | undefined> {
  const { zookeeper, history } = context;
  const ids = controllersBetween(await history.atStart(), await history.of('controller'), from, made);
  const connected = await connectedSince(context);
  const moments = (await zookeeper.brokers())
    .filter(({ id }) => ids.has(id))
    .flatMap(({ ephemeralOwner }) => connected.get(ephemeralOwner) ?? [])
    .filter((since) => since >= from && since <= made);
  return moments.length === 0 ? undefined : made - Math.max(...moments);
}

function controllersBetween(
  { controller }: ClusterImage,
  events: readonly TimelineEvent[],
  from: number,
  to: number,
): ReadonlySet<number> {
  let held = controller;
  const all = new Set<number>();
  for (const event of events) {
    if (event.kind !== 'controller' || event.at > to) continue;
    if (event.at > from && held !== null) all.add(held);
    held = event.controller ?? held;
  }
  if (held !== null) all.add(held);
  return all;
}
