// Registrations outlive a lost quorum: of which ones the broker is connected with ZooKeeper again. Knows no watch.
import type { ZooKeeperNode } from '../../topology.ts';
import { fourLetters } from './four-letters.ts';

const askEveryMs = 200;

/** Sessions, in hex, that a connection to one of these servers carries now, as the servers say themselves (`cons`). */
export async function connectedSessions(
  servers: readonly Pick<ZooKeeperNode, 'client'>[],
  host: string,
): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(servers.map(({ client }) => fourLetters('cons', client, host)));
  return new Set(answers.flatMap((said) => said.match(/(?<=\bsid=)0x[0-9a-f]+/g) ?? []));
}

export interface WayBack {
  /** Asks for the sessions of these registrations until each has been seen; what is asked for first stays. */
  prove(sessions: Readonly<Record<string, string>>): void;
  /** The registrations of now: one that went, or was renewed by its broker, is not waited for. */
  registered(sessions: Readonly<Record<string, string>>): void;
  /** Broker ids whose registration is only left over so far; `undefined` until somebody has answered. */
  returning(): readonly number[] | undefined;
  dispose(): void;
}

/** `onChange` is called after every answer that tells something new. */
export function followWayBack(connected: () => Promise<ReadonlySet<string>>, onChange: () => void): WayBack {
  let awaited: Map<string, string> | undefined;
  let answered = false;
  let disposed = false;
  let timer: NodeJS.Timeout | undefined;

  async function ask(left: Map<string, string>): Promise<void> {
    const there = left.size === 0 ? new Set() : await connected();
    if (disposed) return;
    const seen = [...left].filter(([, session]) => there.has(session));
    seen.forEach(([id]) => left.delete(id));
    if (seen.length > 0 || !answered) {
      answered = true;
      onChange();
    }
    if (left.size === 0) return;
    timer = setTimeout(() => void ask(left), askEveryMs);
    timer.unref();
  }

  return {
    prove(sessions) {
      if (awaited !== undefined) return;
      // One that somebody made by hand belongs to no session.
      awaited = new Map(Object.entries(sessions).filter(([, session]) => session !== '0x0'));
      void ask(awaited);
    },
    registered(sessions) {
      for (const [id, session] of awaited ?? []) if (sessions[id] !== session) awaited?.delete(id);
    },
    returning: () => (answered ? [...(awaited?.keys() ?? [])].map(Number).sort() : undefined),
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
