// Looks are told in the order in which they were begun, however long each of them takes: that is the order of the changes
// they answer to, since one connection answers in turn.
import type { Sighting } from '../../ports/sighting.ts';

/** Tells what a look will have shown. A look that fails is left out: whoever began it tries again. */
export type Tell = (look: Promise<readonly Sighting[]> | readonly Sighting[]) => void;

/** Stops telling when `isOver` says so. */
export function tellInTurn(listener: (sighting: Sighting) => void, isOver: () => boolean): Tell {
  let last: Promise<unknown> = Promise.resolve();
  return (look) => {
    const earlier = last;
    const begun = Promise.resolve(look).catch((): readonly Sighting[] => []);
    last = (async () => {
      await earlier;
      for (const sighting of await begun) if (!isOver()) listener(sighting);
    })();
  };
}
