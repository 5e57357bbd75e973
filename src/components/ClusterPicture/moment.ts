// The cluster at one moment: its image, since when a broker has been silent, and why a replica left the in-sync set. Pure.
import { type Cause, type ClusterImage, type TimelineEvent, applyEvent } from '@railyard/labs/kit';
import type { Heard } from '../../runner/index.ts';
import { whyUnknown } from './knowledge.ts';

export interface Moment {
  readonly image: ClusterImage;
  /** Node → wall clock of the event by which it fell silent, while its old session may still live. */
  readonly silentSince: Readonly<Record<string, number>>;
  /** `topic partition broker` → why that replica is not in sync. */
  readonly reasons: Readonly<Record<string, Cause>>;
  /** When the present lack of knowledge began, where an event told it. */
  readonly unknownSince: number | undefined;
}

const silentPhases = new Set(['stopped', 'failed', 'paused', 'cut']);

/** The moment of an image of which nothing earlier is known. */
export function momentOf(image: ClusterImage): Moment {
  return { image, silentSince: {}, reasons: {}, unknownSince: undefined };
}

/** The moment after `event`. */
export function after(before: Moment, event: TimelineEvent): Moment {
  const image = applyEvent(before.image, event);
  const moment = { ...before, unknownSince: unknownSince(before, image) };
  switch (event.kind) {
    case 'node': {
      const since = moment.silentSince[event.node];
      if (silentPhases.has(event.phase) && since === undefined)
        return { ...moment, image, silentSince: { ...moment.silentSince, [event.node]: event.at } };
      if (event.phase === 'running' && since !== undefined)
        return { ...moment, image, silentSince: without(moment.silentSince, event.node) };
      return { ...moment, image };
    }
    case 'broker':
      return { ...moment, image, silentSince: without(moment.silentSince, `kafka${event.broker}`) };
    case 'partition': {
      const reasons = { ...moment.reasons };
      const { topic, partition, isr, before: held, cause } = event;
      for (const broker of isr) delete reasons[replicaKey(topic, partition, broker)];
      if (cause !== undefined && held !== null)
        for (const broker of held.isr)
          if (!isr.includes(broker)) reasons[replicaKey(topic, partition, broker)] = cause;
      return { ...moment, image, reasons };
    }
    default:
      return { ...moment, image };
  }
}

function unknownSince(before: Moment, image: ClusterImage): number | undefined {
  if (whyUnknown(image) === undefined) return undefined;
  return whyUnknown(before.image) === undefined ? image.at : before.unknownSince;
}

export function replicaKey(topic: string, partition: number, broker: number): string {
  return `${topic} ${partition} ${broker}`;
}

/**
 * The moment after the event `sequence`, or after the last one. `before` is a moment of the same history that was
 * already reached; it is gone on from when it is not too late.
 */
export function momentAt(heard: Heard, sequence = Infinity, before?: Moment): Moment {
  const known = before && before.image.sequence <= sequence && before.image.sequence >= heard.base.sequence;
  let moment = known ? before : momentOf(heard.base);
  const from = moment.image.sequence;
  for (const event of heard.events) {
    if (event.sequence <= from) continue;
    if (event.sequence > sequence) break;
    moment = after(moment, event);
  }
  return moment;
}

function without(all: Readonly<Record<string, number>>, name: string): Readonly<Record<string, number>> {
  const { [name]: _, ...others } = all;
  return others;
}
