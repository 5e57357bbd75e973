// `yard timeline`: what the cluster did, one event a line: clock, time since the one before, sentence, cause.
import { applyEvents, type TimelineEvent } from '@railyard/labs/kit';
import { causeOf, RailyardError, sentenceOf, type TimelineView } from '../../protocol/index.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import type { LabClient } from './client.ts';
import type { Paint } from './output.ts';
import { reachLab } from './reach.ts';

export interface TimelineOptions {
  readonly since?: string;
  readonly follow?: boolean;
  /** Also what happens to the partitions of Kafka's own topics. */
  readonly all?: boolean;
}

/** Milliseconds between two looks while following. */
const followEveryMs = 500;

export async function timeline(
  context: CommandContext,
  _words: readonly string[],
  options: TimelineOptions,
): Promise<ExitStatus> {
  const { config, output, json } = context;
  const since = beginning(options.since ?? '5m');
  const lab = reachLab(config);
  const view = await read(lab, since);
  if (json && !options.follow) {
    output.print(JSON.stringify(view, null, 2));
    return exitStatus.good;
  }
  if (!json) for (const note of notes(view, options.since ?? '5m')) output.say(note);
  const shown = (events: readonly TimelineEvent[]) =>
    json || options.all ? events : events.filter((event) => !isOfKafkaItself(event));
  let last = print(context, shown(view.events), undefined);
  const hidden = view.events.length - shown(view.events).length;
  if (hidden > 0) output.say(`${hidden} changes in Kafka's own topics are not shown; see them with --all`);
  if (!options.follow) return exitStatus.good;
  // Ctrl-C ends it; there is nothing to clean up.
  let seen = view.events.at(-1)?.sequence ?? view.base.sequence;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, followEveryMs));
    const { events } = await lab.call('timeline', { query: { since: String(seen) } });
    last = print(context, shown(events), last);
    seen = events.at(-1)?.sequence ?? seen;
  }
}

function print(
  { output, json }: CommandContext,
  events: readonly TimelineEvent[],
  before: TimelineEvent | undefined,
): TimelineEvent | undefined {
  let last = before;
  for (const event of events) {
    output.print(json ? JSON.stringify(event) : timelineLine(event, last, output.paint));
    last = event;
  }
  return last;
}

/** `__consumer_offsets` and `__transaction_state`, whose eighteen partitions repeat what the learner's show. */
function isOfKafkaItself(event: TimelineEvent): boolean {
  return event.kind === 'partition' && event.topic.startsWith('__');
}

/** Where to begin: after an event, or so many seconds ago. */
export type Beginning = { readonly sequence: number } | { readonly seconds: number };

/** Throws BAD_OPTION unless it is a number of an event, or a time as `30s`, `5m`, `2h`. */
export function beginning(value: string): Beginning {
  const [, digits = '', unit] = /^(\d{1,9})(s|m|h)?$/.exec(value) ?? [];
  const number = Number(digits);
  const seconds = { s: number, m: number * 60, h: number * 3600 };
  if (digits !== '' && unit === undefined) return { sequence: number };
  if (digits !== '' && seconds[unit as 's'] <= mostSeconds) return { seconds: seconds[unit as 's'] };
  const detail = 'it is the number of an event, or a time such as 30s, 5m or 2h';
  throw new RailyardError('BAD_OPTION', { option: '--since', value, detail });
}

/** What the route takes: minutes of five digits. */
const mostSeconds = 99_999 * 60;

async function read(lab: LabClient, since: Beginning): Promise<TimelineView> {
  if ('sequence' in since) return lab.call('timeline', { query: { since: String(since.sequence) } });
  const minutes = Math.ceil(since.seconds / 60);
  const view = await lab.call('timeline', { query: { minutes: String(minutes) } });
  if (since.seconds === minutes * 60) return view;
  const first = Date.now() - since.seconds * 1000;
  const from = view.events.findIndex(({ at }) => at >= first);
  const before = from < 0 ? view.events.length : from;
  const base = applyEvents(view.base, view.events.slice(0, before));
  return { ...view, base, events: view.events.slice(before) };
}

/** What has to be said of the stretch as a whole. */
function notes({ base, events, cut }: TimelineView, since: string): readonly string[] {
  return [
    ...(cut ? ['Older events have been let go.'] : []),
    ...(base.gaps.some((part) => part !== 'groups')
      ? ['At the beginning of this stretch not everything was known.']
      : []),
    ...(events.length === 0
      ? [`Nothing has happened since ${since}. See further back with: yard timeline --since 2h`]
      : []),
  ];
}

/** `14:03:07.125  +0.012 s  sentence (cause)`; the time since the event before is left out where no clock can tell. */
export function timelineLine(event: TimelineEvent, before: TimelineEvent | undefined, paint: Paint): string {
  const cause = causeOf(event);
  const sentence = sentenceOf(event);
  const serious = event.kind === 'gap' ? paint.caution(sentence) : sentence;
  return [
    paint.faint(`${String(event.sequence).padStart(5)}  ${clock(event.at)}`),
    paint.faint(since(event, before).padStart(11)),
    cause === undefined ? serious : `${serious} ${paint.faint(`(${cause})`)}`,
  ].join('  ');
}

function since(event: TimelineEvent, before: TimelineEvent | undefined): string {
  if (before === undefined || before.run !== event.run) return '';
  const seconds = (event.elapsedMs - before.elapsedMs) / 1000;
  return `+${seconds.toFixed(seconds < 60 ? 3 : 0)} s`;
}

function clock(at: number): string {
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const ms = String(time.getMilliseconds()).padStart(3, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`;
}
