// Who wears the crown after the controller went, and whether the old one gets it back: what the timeline says of exercise 2.2. Pure.
import type { EventOf, TimelineEvent } from '@railyard/labs/kit';
import { type Reading, type Step, type Story, step } from './picture-story.ts';

/** An old controller that has the crown again within this time has taken it at once. */
const atOnceMs = 3000;
const leaving = new Set(['stop', 'kill', 'pause', 'cut', 'restart']);

interface Turn {
  readonly from: number;
  readonly to: number;
  readonly event: EventOf<'controller'>;
  /** The old one is there again, or never left. */
  back?: TimelineEvent | undefined;
  again?: TimelineEvent | undefined;
}

/** Options `at-once`, `later` (the old controller) and `stays` (the new one). */
export const crownAfterReturn: Reading = (story) => {
  const turn = lastTurn(story);
  const old = turn?.from ?? story.before.controller ?? undefined;
  const named = { 'at-once': old, later: old, stays: turn?.to };
  if (turn === undefined) return { steps: [], named };
  const { from, to, event, back, again } = turn;
  const taken = step(story, event, `kafka${to} took the crown from kafka${from}`, `kafka${from}`);
  if (again !== undefined && back !== undefined) {
    const took = step(story, again, `kafka${from} has the crown again`, `kafka${from}`);
    const option = again.at - back.at < atOnceMs ? 'at-once' : 'later';
    return { steps: [taken, took], option, broker: from, named };
  }
  if (back === undefined) return { steps: [taken], broker: to, named };
  const kept: Step[] =
    back === event
      ? []
      : [step(story, back, `kafka${from} is back, and kafka${to} kept the crown`, `kafka${from}`)];
  return { steps: [taken, ...kept], option: 'stays', broker: to, named };
};

/** The last change of the controller, and what became of the old one. */
function lastTurn({ before, events }: Story): Turn | undefined {
  let owner = before.controller;
  let turn: Turn | undefined;
  const away = new Set<number>();
  for (const event of events) {
    if (event.kind === 'command' && event.node.startsWith('kafka')) {
      const id = Number(event.node.slice(-1));
      if (leaving.has(event.action)) away.add(id);
      else if (event.action === 'resume' || event.action === 'heal') away.delete(id);
    }
    if (event.kind === 'broker') {
      if (event.registered) away.delete(event.broker);
      else away.add(event.broker);
      if (turn?.from === event.broker && turn.again === undefined)
        turn.back = event.registered ? event : undefined;
    }
    if (event.kind !== 'controller' || event.controller === null) continue;
    owner ??= event.before;
    if (owner !== null && owner !== event.controller) {
      const regained = turn?.from === event.controller && turn.back !== undefined && !away.has(owner);
      if (turn !== undefined && regained) turn.again = event;
      else
        turn = {
          from: owner,
          to: event.controller,
          event,
          back: away.has(owner) ? undefined : event,
        };
    }
    owner = event.controller;
  }
  return turn;
}
