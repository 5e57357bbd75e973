// The link to the runner: greeting, reading mode, locks, losses and returns.
import type { RunnerEvent } from '@railyard/lab-runner/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCaller } from './caller.ts';
import { type FakeRunner, createFakeRunner, healthyCluster } from './fake-runner.ts';
import { type Feed, createFeed } from './feed.ts';

let runner: FakeRunner;
let events: RunnerEvent[];
let feed: Feed;

function begin(token?: string): void {
  feed = createFeed({
    call: createCaller(runner.fetch),
    openSocket: runner.openSocket,
    token,
    now: () => Date.now(),
    onEvent: (event) => events.push(event),
  });
  feed.start();
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const say = (event: object): void => runner.lastSocket().handlers.text(JSON.stringify(event));

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  runner = createFakeRunner();
  events = [];
});
afterEach(() => {
  feed.dispose();
  vi.useRealTimers();
});

test('an authorised page connects with the first event, which is a full cluster', async () => {
  begin();
  await settle();
  expect(feed.link.get()).toEqual({ phase: 'connecting' });
  expect(runner.lastSocket().path).toBe('/ws/events?ticket=once');
  say({ type: 'cluster', cluster: healthyCluster() });
  expect(feed.link.get()).toEqual({ phase: 'connected' });
  expect(events).toHaveLength(1);
});

test('a token of the address is exchanged once and never sent in an address', async () => {
  runner.answer('POST /api/session', { authorised: true, version: '0.1.0' });
  begin('s3cret');
  await settle();
  expect(runner.requests[0]).toEqual({ method: 'POST', path: '/api/session', body: { token: 's3cret' } });
  expect(runner.requests.filter(({ path }) => path.includes('s3cret'))).toEqual([]);
  expect(runner.sockets).toHaveLength(1);
});

test('a copy of the site without a runner is in reading mode and stays quiet', async () => {
  runner.answer('GET /api/session', '<!doctype html>', 404);
  begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(feed.link.get()).toEqual({ phase: 'reading' });
  expect(runner.requests).toHaveLength(1);
});

test('HTML with status 200 in place of the session is reading mode too', async () => {
  runner.answer('GET /api/session', '<!doctype html>');
  begin();
  await settle();
  expect(feed.link.get().phase).toBe('reading');
});

test('a page without the token is locked, says why, and gets in once it is authorised elsewhere', async () => {
  runner.answer('GET /api/session', { authorised: false, version: '0.1.0', reason: 'No token here.' });
  begin();
  await settle();
  expect(feed.link.get()).toMatchObject({ phase: 'locked', problem: { what: 'No token here.' } });
  runner.answer('GET /api/session', { authorised: true, version: '0.1.0' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(runner.sockets).toHaveLength(1);
});

test('a lost runner is dated from the first loss and found again', async () => {
  begin();
  await settle();
  say({ type: 'cluster', cluster: healthyCluster() });
  runner.vanish();
  runner.lastSocket().handlers.close(1006);
  expect(feed.link.get()).toMatchObject({ phase: 'lost', since: 1_000_000 });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(feed.link.get()).toMatchObject({ phase: 'lost', since: 1_000_000 });
  runner.comeBack();
  await vi.advanceTimersByTimeAsync(4000);
  say({ type: 'cluster', cluster: healthyCluster() });
  expect(feed.link.get()).toEqual({ phase: 'connected' });
});

test('a runner that says goodbye is quoted', async () => {
  begin();
  await settle();
  say({ type: 'stopping', reason: 'npm stop was called.' });
  runner.lastSocket().handlers.close(1001);
  expect(feed.link.get()).toMatchObject({ phase: 'lost', reason: 'npm stop was called.' });
});

test('events that do not fit the schema are not passed on', async () => {
  begin();
  await settle();
  runner.lastSocket().handlers.text('{"type":"cluster","cluster":{"epoch":"many"}}');
  runner.lastSocket().handlers.text('not json');
  expect(events).toEqual([]);
  expect(feed.link.get().phase).toBe('connecting');
});
