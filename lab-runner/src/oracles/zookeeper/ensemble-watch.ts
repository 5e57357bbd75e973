// Asks each ZooKeeper what it is: leader, follower, looking for one, or silent. Needs no session, so it also tells of an
// ensemble without a quorum.
import type { EnsembleRole } from '@railyard/labs/kit';
import type { ZooKeeperNode } from '../../topology.ts';
import { fourLetters } from './four-letters.ts';

/** While all is well nothing is expected to change that would not be told otherwise. */
const calmMs = 10_000;
/** While a server is missing. */
const uneasyMs = 2000;
/** While they elect. */
const eagerMs = 150;
/** An election that takes longer than this is looked at calmly. */
const eagerForMs = 10_000;

export interface Ensemble {
  readonly roles: Readonly<Record<string, EnsembleRole>>;
  /** A leader serves. */
  readonly quorum: boolean;
}

export interface EnsembleWatch {
  /** Asks now, and then in a calm rhythm until `rest`. */
  begin(): void;
  rest(): void;
  /** Something happened: asks now, and often for a while. */
  poke(): void;
}

/** Tells what each round of asking gave. */
export function watchEnsemble(
  servers: readonly Pick<ZooKeeperNode, 'name' | 'client'>[],
  host: string,
  tell: (ensemble: Ensemble) => void,
): EnsembleWatch {
  let timer: NodeJS.Timeout | undefined;
  let asking = false;
  let askAgain = false;
  let wanted = false;
  let pokedAt = -Infinity;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    const answers = await Promise.all(
      servers.map(
        async ({ name, client }) => [name, roleOf(await fourLetters('srvr', client, host))] as const,
      ),
    );
    asking = false;
    const roles = Object.fromEntries(answers);
    const all = Object.values(roles);
    const quorum = all.includes('leader');
    tell({ roles, quorum });
    if (askAgain) {
      askAgain = false;
      return ask();
    }
    const settled = quorum && !all.includes('looking');
    const fresh = performance.now() - pokedAt < eagerForMs;
    if (!wanted && (settled || !fresh)) return;
    const whole = settled && !all.includes('silent');
    timer = setTimeout(() => void ask(), fresh && !settled ? eagerMs : whole ? calmMs : uneasyMs);
    timer.unref();
  }

  return {
    begin() {
      wanted = true;
      this.poke();
    },
    rest() {
      wanted = false;
      clearTimeout(timer);
    },
    poke() {
      pokedAt = performance.now();
      void ask();
    },
  };
}

/** What an answer to `srvr` says. */
export function roleOf(answer: string): EnsembleRole {
  const mode = /^Mode: (\w+)/m.exec(answer)?.[1];
  if (mode === 'leader' || mode === 'standalone') return 'leader';
  if (mode === 'follower' || mode === 'observer') return 'follower';
  return answer.includes('not currently serving') ? 'looking' : 'silent';
}
