// What the page keeps of the timeline: joins, news, looking back, lost links, its bound.
import { type ClusterImage, type TimelineEvent, applyEvents, emptyImage } from '@railyard/labs/kit';
import { beforeEach, expect, test, vi } from 'vitest';
import { createCaller } from './caller.ts';
import { type FakeRunner, createFakeRunner } from './fake-runner.ts';
import { type History, createHistory, keptEvents } from './history.ts';

let runner: FakeRunner;
let history: History;
const question = 'GET /api/timeline?minutes=60';

beforeEach(() => {
  runner = createFakeRunner();
  history = createHistory(createCaller(runner.fetch), () => 10_000_000);
});

const happened = (sequence: number): TimelineEvent => ({
  kind: 'controller',
  controller: sequence % 3,
  before: null,
  controllerEpoch: sequence,
  sequence,
  at: 1000 * sequence,
  elapsedMs: sequence,
  run: 1,
  epoch: 1,
});
const imageAt = (sequence: number): ClusterImage => ({ ...emptyImage, sequence });
const sequences = (): number[] => history.heard.get()?.events.map((event) => event.sequence) ?? [];

test('nothing is heard before the image', () => {
  history.hear([happened(1)]);
  expect(history.heard.get()).toBeUndefined();
});

test('news follow the image, each once and in order', () => {
  history.begin(imageAt(4));
  history.hear([happened(4), happened(5)]);
  history.hear([happened(5), happened(6)]);
  expect(sequences()).toEqual([5, 6]);
});

test('one who looks sees what happened before the page joined, and nothing twice', async () => {
  runner.answer(question, { base: imageAt(1), events: [happened(2), happened(3)], cut: false });
  history.begin(imageAt(3));
  history.watch();
  history.hear([happened(4)]);
  await vi.waitFor(() => expect(sequences()).toEqual([2, 3, 4]));
  expect(history.heard.get()?.base.sequence).toBe(1);
});

test('nobody looks, nothing is asked', async () => {
  history.begin(imageAt(3));
  history.watch()();
  history.begin(imageAt(9));
  await Promise.resolve();
  expect(runner.requests.filter(({ path }) => path.startsWith('/api/timeline'))).toHaveLength(1);
});

test('after a lost link the new image counts, and the past is asked for again', async () => {
  history.begin(imageAt(3));
  history.watch();
  history.hear([happened(4)]);
  runner.answer(question, { base: imageAt(0), events: [1, 2, 3, 4, 5, 6].map(happened), cut: false });
  history.begin(imageAt(6));
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2, 3, 4, 5, 6]));
});

test('an answer that does not reach the image leaves it alone', async () => {
  runner.answer(question, { base: imageAt(0), events: [happened(1)], cut: false });
  history.begin(imageAt(3));
  history.watch();
  await vi.waitFor(() => expect(runner.requests).toHaveLength(1));
  await new Promise(setImmediate);
  expect(history.heard.get()).toEqual({ base: imageAt(3), events: [] });
});

test('one who wants to see more than the last hour is shown it, now and after a lost link', async () => {
  const earlier = 'GET /api/timeline?minutes=91';
  runner.answer(question, { base: imageAt(5), events: [happened(6)], cut: false });
  runner.answer(earlier, { base: imageAt(2), events: [3, 4, 5, 6].map(happened), cut: false });
  history.begin(imageAt(6));
  history.watch();
  await vi.waitFor(() => expect(sequences()).toEqual([6]));
  history.reachTo(10_000_000 - 90.5 * 60_000);
  await vi.waitFor(() => expect(sequences()).toEqual([3, 4, 5, 6]));
  history.begin(imageAt(6));
  await vi.waitFor(() => expect(sequences()).toEqual([3, 4, 5, 6]));
});

test('nobody asks for more minutes than the runner understands', async () => {
  history.begin(imageAt(6));
  history.reachTo(-1e13);
  history.watch();
  await vi.waitFor(() => expect(runner.requests.at(-1)?.path).toBe('/api/timeline?minutes=99999'));
});

test('beyond its bound the oldest events live on in the base', () => {
  const many = Array.from({ length: keptEvents + 1 }, (_, index) => happened(index + 1));
  history.begin(imageAt(0));
  history.hear(many);
  const heard = history.heard.get();
  expect(heard?.events.length).toBe((keptEvents * 3) / 4);
  expect(applyEvents(heard?.base ?? emptyImage, heard?.events ?? [])).toEqual(applyEvents(imageAt(0), many));
});
