// Which brokers left, and which two were away at once, read from the timeline. Pure; knows no exercise.
import { brokerNames, type EventOf, type TimelineEvent } from '../kit/index.ts';

type Departure = EventOf<'broker'>;

export interface Departures {
  /** The last two or three that were away at once, in the order in which they left; none when no two were. */
  readonly together: readonly Departure[];
  readonly last: Departure | undefined;
  /** Killed or frozen, and still registered. */
  readonly dying: number;
}

const fatal = ['kill', 'pause', 'cut'];

/** Departures that were an act of the learner's, or of nobody the lab knows of. */
export function readDepartures(events: readonly TimelineEvent[]): Departures {
  let together: readonly Departure[] = [];
  let last: Departure | undefined;
  const away = new Map<string, Departure>();
  const asked = new Map<string, EventOf<'command'>>();
  for (const event of events) {
    if (event.kind === 'reset' && event.way === 'hard' && event.state === 'begun') {
      [together, last] = [[], undefined];
      away.clear();
    }
    if (event.kind === 'command') asked.set(event.node, event);
    // Only real brokers: anybody may write a number under /brokers/ids and delete it again.
    if (event.kind !== 'broker' || event.broker > brokerNames.length) continue;
    const node = `kafka${event.broker}`;
    const act = asked.get(node);
    asked.delete(node);
    if (event.registered) {
      away.delete(node);
      continue;
    }
    if (act?.cause === 'check' || act?.cause === 'shutdown') continue;
    away.set(node, event);
    if (away.size > 1) together = [...away.values()];
    last = event;
  }
  const dying = [...asked.values()].filter(
    ({ action, node }) => fatal.includes(action) && node.startsWith('kafka'),
  );
  return { together, last, dying: dying.length };
}
