// Happenings in bursts: what belongs together, with the time since the first of it. Pure; the sentences are given.
import type { TimelineEvent } from '@railyard/labs/kit';
import { isInternal } from './replicas.ts';

export interface Line {
  /** The last event of the line: what a replay of it takes in. */
  readonly sequence: number;
  readonly event: TimelineEvent;
  /** Further events that say the same of other partitions. */
  readonly more: number;
  /** Since the first event of the burst. */
  readonly sinceMs: number;
}

export interface Burst {
  readonly sequence: number;
  readonly at: number;
  readonly lines: readonly Line[];
}

/** A quiet stretch of this length ends a burst; longer than a session takes to run out. */
const quietMs = 8000;
/** The same change of several partitions of a topic is one line when it comes within this time. */
const togetherMs = 1000;

interface Open {
  readonly first: TimelineEvent;
  last: TimelineEvent;
  /** The last command in it. */
  command: TimelineEvent | undefined;
  readonly lines: Line[];
}

/**
 * Groups events, oldest first. A command begins a burst of its own, unless another was given a moment ago or a broker's
 * silence is still to be followed by its expiry.
 */
export function burstsOf(events: readonly TimelineEvent[]): readonly Burst[] {
  const bursts: Open[] = [];
  const silent = new Set<string>();
  for (const event of events) {
    const open = bursts.at(-1);
    const fresh =
      open === undefined ||
      event.run !== open.last.run ||
      between(open.last, event) > quietMs ||
      (event.kind === 'command' &&
        silent.size === 0 &&
        (open.command === undefined || between(open.command, event) > togetherMs));
    follow(silent, event);
    const command = event.kind === 'command' ? event : undefined;
    if (fresh) bursts.push({ first: event, last: event, command, lines: [lineOf(event, 0)] });
    else {
      open.last = event;
      open.command = command ?? open.command;
      join(open.lines, lineOf(event, between(open.first, event)));
    }
  }
  return bursts.map(({ first: { sequence, at }, lines }) => ({ sequence, at, lines }));
}

function follow(silent: Set<string>, event: TimelineEvent): void {
  if (event.kind === 'node' && event.node.startsWith('kafka')) {
    if (['stopped', 'failed', 'paused', 'cut'].includes(event.phase)) silent.add(event.node);
    else if (event.phase === 'running') silent.delete(event.node);
  }
  if (event.kind === 'broker') silent.delete(`kafka${event.broker}`);
}

function lineOf(event: TimelineEvent, sinceMs: number): Line {
  return { sequence: event.sequence, event, more: 0, sinceMs };
}

function join(lines: Line[], line: Line): void {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const known = lines[at];
    if (known === undefined || line.sinceMs - known.sinceMs > togetherMs) break;
    if (sameNews(known.event, line.event)) {
      lines[at] = { ...known, more: known.more + 1, sequence: line.sequence };
      return;
    }
  }
  lines.push(line);
}

/** True when two events say the same of different partitions of a topic, or of Kafka's own topics. */
function sameNews(one: TimelineEvent, other: TimelineEvent): boolean {
  if (one.kind !== other.kind || one.kind === 'command') return false;
  if (one.kind === 'topic' && other.kind === 'topic') return isInternal(one.topic) && isInternal(other.topic);
  if (one.kind !== 'partition' || other.kind !== 'partition') return false;
  if (isInternal(one.topic) && isInternal(other.topic)) return true;
  return one.topic === other.topic && one.partition !== other.partition && newsOf(one) === newsOf(other);
}

function newsOf({ before, leader, isr, cause }: Extract<TimelineEvent, { kind: 'partition' }>): string {
  const gone = before?.isr.filter((id) => !isr.includes(id)) ?? [];
  const come = isr.filter((id) => !before?.isr.includes(id));
  return `${before === null} ${before?.leader === leader ? 'kept' : leader} -${gone.sort()} +${come.sort()} ${cause}`;
}

function between(one: TimelineEvent, other: TimelineEvent): number {
  return one.run === other.run ? other.elapsedMs - one.elapsedMs : other.at - one.at;
}
