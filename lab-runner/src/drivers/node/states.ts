// The states of the six nodes and who wants to hear of their changes.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import type { Disposable, NodeState, NodeStates } from '../../ports/cluster-driver.ts';

export type StateListener = (node: NodeName, state: NodeState) => void;

export interface StateBoard {
  all(): NodeStates;
  of(node: NodeName): NodeState;
  /** Notes a state; listeners hear of it only when it differs. */
  set(node: NodeName, state: NodeState): void;
  onChange(listener: StateListener): Disposable;
}

/** A board on which every node is absent. */
export function createStateBoard(): StateBoard {
  let states = Object.fromEntries(nodeNames.map((name) => [name, { phase: 'absent' }])) as NodeStates;
  const listeners = new Set<StateListener>();
  return {
    all: () => states,
    of: (node) => states[node],
    set(node, state) {
      if (JSON.stringify(states[node]) === JSON.stringify(state)) return;
      states = { ...states, [node]: state };
      for (const listener of [...listeners]) listener(node, state);
    },
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}
