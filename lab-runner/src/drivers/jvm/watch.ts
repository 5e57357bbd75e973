// Looks at the six processes again and again, so that what others do to them is seen within a second.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import type { NodeLife } from '../node/node.ts';
import { lookRegularly, type Watch } from '../node/rhythm.ts';
import type { StateBoard } from '../node/states.ts';
import { livenessOf, type ProcessIdentity } from './process.ts';

const pace = { calmMs: 500, eagerMs: 50 };

/** Watches until `end`; does not keep the program alive. */
export function watchNodes(
  lives: Readonly<Record<NodeName, NodeLife<ProcessIdentity>>>,
  board: StateBoard,
): Watch {
  async function look(): Promise<void> {
    const known = nodeNames.flatMap((name) => {
      const identity = lives[name].handle();
      return identity === undefined ? [] : [{ name, identity }];
    });
    const seen = await livenessOf(known.map((one) => one.identity));
    await Promise.all(
      known.map(({ name, identity }, index) => {
        // Another process may have taken its place while we looked.
        if (lives[name].handle() !== identity) return undefined;
        return lives[name].observe(seen[index] ?? 'gone');
      }),
    );
  }

  return lookRegularly(look, board, pace);
}
