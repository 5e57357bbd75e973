// The timeline of a real cluster that is broken in three ways: every event in its order, with its cause, on the page.
import { applyEvents, type EventOf, type NodeName, type TimelineEvent } from '@railyard/labs/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './oracles/scene.clustertest.ts';
import { openTimelineLab, type Page, type TimelineLab } from './timeline.clustertest.ts';

let lab: TimelineLab;
let page: Page;

beforeAll(async () => {
  lab = await openTimelineLab();
  await lab.up();
  page = await lab.join();
});

afterAll(async () => {
  page?.close();
  await lab?.close();
});

/** What the page makes of what it was told. */
const image = () => {
  const [first] = page.images;
  if (first === undefined) throw new Error('the page has no image');
  return applyEvents(
    first,
    page.events.filter(({ sequence }) => sequence > first.sequence),
  );
};
const whole = () =>
  Object.keys(image().brokers ?? {}).length === 3 &&
  image().controller !== null &&
  Object.values(image().topics).every(({ replicas, states }) =>
    replicas.every((nodes, partition) => states[partition]?.isr.length === nodes.length),
  );

type Wanted = readonly [what: string, matches: (event: TimelineEvent) => boolean];

/** Waits until the page has been told all of this, one after the other, after the event with the sequence `since`. */
async function toldInOrder(since: number, wanted: readonly Wanted[]): Promise<void> {
  const missing = () => {
    let left = [...wanted];
    for (const event of page.events) {
      if (event.sequence > since && left[0]?.[1](event)) left = left.slice(1);
    }
    return left.map(([what]) => what);
  };
  await eventually(() => missing().length === 0, 40_000).catch(() => undefined);
  expect(missing()).toEqual([]);
}

const node = (name: NodeName, phase: string) => (event: TimelineEvent) =>
  event.kind === 'node' && event.node === name && event.phase === phase && event.cause === 'command';
const broker = (id: number, registered: boolean, cause?: string) => (event: TimelineEvent) =>
  event.kind === 'broker' && event.broker === id && event.registered === registered && event.cause === cause;
const nameOf = (id: number) => `kafka${id}` as NodeName;
/** Told of the partition of our topic that prefers this broker. */
const led =
  (id: number, matches: (event: EventOf<'partition'>) => boolean) =>
  (event: TimelineEvent): boolean =>
    event.kind === 'partition' && event.topic === 'story' && event.partition === id - 1 && matches(event);
const moved = (id: number, cause: string) =>
  led(id, ({ before, leader, cause: why }) => before?.leader === id && leader !== id && why === cause);

it('begins with an image, and what happens next follows it', async () => {
  // Nobody has opened the picture or begun an exercise that follows groups.
  expect(page.images[0]).toMatchObject({ quorum: true, gaps: ['groups'] });
  expect(Object.values(page.images[0]?.roles ?? {}).sort()).toEqual(['follower', 'follower', 'leader']);
  lab.createTopic('story', '1:2:3,2:3:1,3:1:2');
  await toldInOrder(0, [
    [
      'the topic',
      (event) => event.kind === 'topic' && event.topic === 'story' && event.replicas?.length === 3,
    ],
    ['a leader', led(1, ({ leader, before }) => leader === 1 && before === null)],
  ]);
  await eventually(whole);
});

it('of a killed controller: session, controller, leaders', async () => {
  const { sequence, controller, controllerEpoch } = image();
  const id = controller ?? 0;
  await lab.act(nameOf(id), 'kill');
  await toldInOrder(sequence, [
    ['the act', (event) => event.kind === 'command' && event.action === 'kill' && event.cause === 'command'],
    ['the end of the process', node(nameOf(id), 'stopped')],
    ['the end of the session', broker(id, false, 'sessionExpired')],
    [
      'the next controller',
      (event) =>
        event.kind === 'controller' &&
        event.controller !== null &&
        event.controller !== id &&
        event.controllerEpoch === (controllerEpoch ?? 0) + 1 &&
        event.cause === 'controllerGone',
    ],
    ['the next leader', moved(id, 'leaderGone')],
  ]);
  await lab.act(nameOf(id), 'start');
  await toldInOrder(sequence, [
    ['the process', node(nameOf(id), 'running')],
    ['a replica that has caught up', led(id, ({ isr, cause }) => isr.includes(id) && cause === 'caughtUp')],
  ]);
  await eventually(whole);
});

it('of a polite stop: leaders first, then the registration', async () => {
  const { sequence, controller, topics } = image();
  const leaders = Object.values(topics.story?.states ?? {}).map(({ leader }) => leader);
  const id = [1, 2, 3].find((one) => one !== controller && leaders[one - 1] === one) ?? 0;
  await lab.act(nameOf(id), 'stop');
  await toldInOrder(sequence, [
    ['the stopping', node(nameOf(id), 'stopping')],
    ['the next leader', moved(id, 'politeStop')],
    ['the end of the session', broker(id, false, 'politeStop')],
  ]);
  // The process ends a blink after its session; which of the two is heard of first is not for sure.
  await toldInOrder(sequence, [['the end of the process', node(nameOf(id), 'stopped')]]);
  await lab.act(nameOf(id), 'start');
  await toldInOrder(sequence, [['its registration', broker(id, true)]]);
  await eventually(whole);
});

it('of a pause: first it lags, then its session ends, and it comes back', async () => {
  const { sequence, topics } = image();
  const id = topics.story?.states[0]?.leader ?? 0;
  await lab.act(nameOf(id), 'pause');
  await toldInOrder(sequence, [
    ['the pause', node(nameOf(id), 'paused')],
    ['the end of the session', broker(id, false, 'sessionExpired')],
    [
      'the next leader',
      (event) => event.kind === 'partition' && event.before?.leader === id && event.cause === 'leaderGone',
    ],
  ]);
  await lab.act(nameOf(id), 'resume');
  await toldInOrder(sequence, [
    ['the process', node(nameOf(id), 'running')],
    ['its registration', broker(id, true)],
  ]);
});

it('goes on after a kill of the runner, with a gap in which what was missed is found', async () => {
  await eventually(whole);
  const { events: before } = await lab.client().call('timeline', { query: { since: '0' } });
  expect(page.events).toEqual(before.filter(({ sequence }) => sequence > (page.images[0]?.sequence ?? 0)));
  const last = before.at(-1);
  await lab.crash();
  lab.createTopic('missed', '1:2:3');
  await lab.up();
  const since = String(last?.sequence ?? 0);
  const { events } = await lab.client().call('timeline', { query: { since } });
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => Number(since) + 1 + at));
  expect(events[0]).toMatchObject({ kind: 'gap', of: 'all', open: true, at: last?.at, run: 2 });
  const at = (matches: (event: TimelineEvent) => boolean) => events.findIndex(matches);
  const found = at((event) => event.kind === 'topic' && event.topic === 'missed');
  const closed = at((event) => event.kind === 'gap' && event.of === 'zookeeper' && !event.open);
  expect(found).toBeGreaterThan(0);
  expect(closed).toBeGreaterThan(found);
  // What was known before and has not changed is not told again.
  expect(at((event) => event.kind === 'topic' && event.topic === 'story')).toBe(-1);
  expect(at(led(1, ({ before: earlier }) => earlier === null))).toBe(-1);
});
