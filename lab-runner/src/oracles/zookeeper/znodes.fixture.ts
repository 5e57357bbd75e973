// A cluster's znodes in memory, looked at through a session that the test connects and loses.
import type { Session } from './session.ts';
import type { Watcher, Znodes } from './znodes.ts';

/** Path → data and, for an ephemeral node, the session it belongs to. Watchers are one-shot, as ZooKeeper's. */
export function createZnodes(first: Readonly<Record<string, readonly [data: string, owner?: string]>>) {
  const nodes = new Map(Object.entries(first));
  const watchers = new Map<string, Set<Watcher>>();
  const arm = (path: string, watcher: Watcher | undefined) => {
    if (watcher) watchers.set(path, (watchers.get(path) ?? new Set()).add(watcher));
  };
  const fire = (path: string) => {
    const armed = watchers.get(path) ?? [];
    watchers.delete(path);
    armed.forEach((watcher) => watcher({} as never));
  };
  let onState: (up: boolean) => void = () => undefined;
  return {
    znodes: {
      async get(path: string, watcher?: Watcher) {
        arm(path, watcher);
        const [data, owner = '0x0'] = nodes.get(path) ?? [];
        return data === undefined ? undefined : { data, ephemeralOwner: owner };
      },
      async children(path: string, watcher?: Watcher) {
        arm(path, watcher);
        const below = [...nodes.keys()].filter((one) => one.startsWith(`${path}/`));
        return [...new Set(below.map((one) => one.slice(path.length + 1).split('/')[0] ?? ''))];
      },
    } as unknown as Znodes,
    session: {
      onState(listener: typeof onState) {
        onState = listener;
        return { dispose: () => undefined };
      },
    } as unknown as Session,
    connected: (up: boolean) => onState(up),
    /** Changes, makes or (without data) deletes a node. */
    put(path: string, data?: string, owner?: string) {
      if (data === undefined) nodes.delete(path);
      else nodes.set(path, [data, owner]);
      fire(path);
      fire(path.slice(0, path.lastIndexOf('/')));
    },
  };
}

/** What `/controller` holds when broker `id` has won it, as far as it is read. */
export const claimOf = (id: number): string => JSON.stringify({ version: 1, brokerid: id });
/** A broker's registration, as far as it is read. */
export const registration = JSON.stringify({ endpoints: [] });
