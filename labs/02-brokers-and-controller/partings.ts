// How a broker left and how long what it led had no new leader, read from the timeline. Pure; knows no exercise.
import { applyEvent, type Cause, type ClusterImage, type EventOf, type TimelineEvent } from '../kit/index.ts';

export interface Parting {
  readonly manner: 'polite' | 'abrupt';
  /** Whether the topic was there when it began to leave, and how many of its partitions it led. */
  readonly known: boolean;
  readonly led: number;
  /** Ms from the command (or the end of the process) until the last of them had another leader; `undefined` while one has none. */
  readonly leaderlessMs: number | undefined;
  /** Ms until the broker was registered again; `undefined` while it is not. */
  readonly backMs: number | undefined;
}

export interface Partings {
  /** Those that were no act of a check, of a reset or of the lab's end, oldest first. */
  readonly over: readonly Parting[];
  /** It was killed, paused or cut off, and its session has not run out yet. */
  readonly underWay: boolean;
}

interface Beginning {
  readonly event: TimelineEvent;
  /** Partitions it led at that moment; `undefined` before the topic was made. */
  readonly led: readonly number[] | undefined;
}

/** Acts that were not the learner's. */
const notOwn: readonly Cause[] = ['check', 'reset', 'shutdown'];
const leaving = ['stop', 'kill', 'pause', 'cut', 'restart'];
const gone = ['stopping', 'stopped', 'failed', 'paused', 'cut'];

/** Every time `broker` left since the image `start`, and what that meant for the partitions of `topic`. */
export function readPartings(
  start: ClusterImage,
  events: readonly TimelineEvent[],
  broker: number,
  topic: string,
): Partings {
  let over: Parting[] = [];
  let image = start;
  let begun: Beginning | undefined;
  for (const event of events) {
    if (event.kind === 'reset' && event.way === 'hard') [over, begun] = [[], undefined];
    // Unknown counts as registered: what cannot be asked is not held against anybody.
    const registered = image.brokers === null || image.brokers[String(broker)] !== undefined;
    if (registered && begins(event, broker)) begun ??= { event, led: ledIn(image, broker, topic) };
    const back = event.kind === 'node' && event.node === `kafka${broker}` && event.phase === 'running';
    const here = event.kind === 'broker' && event.broker === broker;
    if (here && !event.registered) {
      const beginning = begun ?? { event, led: ledIn(image, broker, topic) };
      const told = beginning.event.cause;
      if (told === undefined || !notOwn.includes(told)) over.push(parting(beginning, event, events, topic));
    }
    // Resumed or healed before its session ran out: nobody noticed.
    if (here || back) begun = undefined;
    image = applyEvent(image, event);
  }
  return { over, underWay: begun !== undefined };
}

function begins(event: TimelineEvent, broker: number): boolean {
  if (event.kind === 'command') return event.node === `kafka${broker}` && leaving.includes(event.action);
  return event.kind === 'node' && event.node === `kafka${broker}` && gone.includes(event.phase);
}

function ledIn({ topics }: ClusterImage, broker: number, topic: string): readonly number[] | undefined {
  const states = topics[topic]?.states;
  if (states === undefined) return undefined;
  return Object.entries(states).flatMap(([partition, { leader }]) =>
    leader === broker ? [Number(partition)] : [],
  );
}

function parting(
  { event: beginning, led: held }: Beginning,
  departure: EventOf<'broker'>,
  events: readonly TimelineEvent[],
  topic: string,
): Parting {
  const { broker } = departure;
  const led = held ?? [];
  const back = events.find(
    (event) =>
      event.kind === 'broker' &&
      event.broker === broker &&
      event.registered &&
      event.sequence > departure.sequence,
  );
  const away = events.filter(
    ({ sequence }) => sequence > beginning.sequence && sequence < (back?.sequence ?? Infinity),
  );
  const elected = led.map((partition) => away.find((event) => elects(event, topic, partition, broker)));
  const times = elected.flatMap((event) => (event === undefined ? [] : [between(beginning, event)]));
  const handedOver = elected.every((event) => event !== undefined && event.sequence < departure.sequence);
  const polite = departure.cause === undefined ? handedOver : departure.cause === 'politeStop';
  return {
    manner: polite ? 'polite' : 'abrupt',
    known: held !== undefined,
    led: led.length,
    leaderlessMs: times.length === led.length ? Math.max(0, ...times) : undefined,
    backMs: back === undefined ? undefined : between(beginning, back),
  };
}

function elects(event: TimelineEvent, topic: string, partition: number, instead: number): boolean {
  return (
    event.kind === 'partition' &&
    event.topic === topic &&
    event.partition === partition &&
    event.leader >= 0 &&
    event.leader !== instead
  );
}

/** By the monotonic clock within one run of the recorder, by the wall clock across two. */
function between(from: TimelineEvent, to: TimelineEvent): number {
  return Math.round(from.run === to.run ? to.elapsedMs - from.elapsedMs : to.at - from.at);
}
