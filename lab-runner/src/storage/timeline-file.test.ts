import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEvents, emptyImage } from '@railyard/labs/kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimelineFile, timelineFile } from './timeline-file.ts';
import { nodeEvent } from './timeline.fixture.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-timeline-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const read = () => readFileSync(timelineFile(dataDir), 'utf8');
/** What the next runner finds. */
const reopened = () => {
  const store = openTimelineFile(dataDir);
  const kept = store.load();
  store.close();
  return kept;
};
const write = (...events: ReturnType<typeof nodeEvent>[]) => {
  const store = openTimelineFile(dataDir);
  store.append(events);
  store.close();
};

it('keeps what it was given, for the owner only', () => {
  write(nodeEvent(1), nodeEvent(2));
  write(nodeEvent(3));
  const { base, events } = reopened();
  expect(base).toEqual(emptyImage);
  expect(events).toEqual([nodeEvent(1), nodeEvent(2), nodeEvent(3)]);
  expect(statSync(timelineFile(dataDir)).mode & 0o777).toBe(0o600);
});

it('replaces the oldest by an image in one step and goes on after it', () => {
  const store = openTimelineFile(dataDir);
  store.append([nodeEvent(1), nodeEvent(2, 'paused')]);
  const base = applyEvents(emptyImage, [nodeEvent(1)]);
  store.replace(base, [nodeEvent(2, 'paused')]);
  store.append([nodeEvent(3)]);
  store.close();
  const kept = reopened();
  expect(kept.base).toEqual(base);
  expect(kept.events).toEqual([nodeEvent(2, 'paused'), nodeEvent(3)]);
  expect(statSync(timelineFile(dataDir)).mode & 0o777).toBe(0o600);
});

describe('what cannot be read', () => {
  it('is left out when it is a last line without its end', () => {
    write(nodeEvent(1), nodeEvent(2));
    writeFileSync(timelineFile(dataDir), read().slice(0, -5));
    expect(reopened().events).toEqual([nodeEvent(1)]);
    write(nodeEvent(2, 'paused'));
    expect(reopened().events).toEqual([nodeEvent(1), nodeEvent(2, 'paused')]);
  });

  it.each([
    ['a line of rubbish', '\u0000\u0000{{{'],
    ['an event of a kind nobody knows', JSON.stringify({ ...nodeEvent(2), kind: 'wonder' })],
    ['nothing', ''],
  ])('becomes a gap of everything from there on: %s', (_, line) => {
    write(nodeEvent(1), nodeEvent(2), nodeEvent(3));
    const lines = read().split('\n');
    lines[2] = line;
    writeFileSync(timelineFile(dataDir), lines.join('\n'));
    const { events } = reopened();
    expect(events).toMatchObject([
      { sequence: 1, kind: 'node' },
      { sequence: 2, kind: 'gap', of: 'all', open: true, at: nodeEvent(1).at },
      { sequence: 3, kind: 'node' },
    ]);
    expect(applyEvents(emptyImage, events).gaps).toEqual(['all']);
    // Healed on disk: the next reader finds the same, without damage.
    expect(reopened().events).toEqual(events);
  });

  it('is everything before the first event when it is the base', () => {
    write(nodeEvent(1), nodeEvent(2));
    writeFileSync(timelineFile(dataDir), read().replace(/^.*\n.*\n/, 'not an image\n'));
    const { base, events } = reopened();
    expect(base).toMatchObject({ sequence: 1, gaps: ['all'], brokers: null });
    expect(events).toEqual([nodeEvent(2)]);
  });

  it.each(['', '\n', '\n\n\n', 'garbage', '{"sequence":'])('is nothing at all in %j', (text) => {
    writeFileSync(timelineFile(dataDir), text);
    expect(reopened().events).toEqual([]);
  });

  it('is a line that comes twice', () => {
    write(nodeEvent(1), nodeEvent(2));
    writeFileSync(timelineFile(dataDir), `${read()}${JSON.stringify(nodeEvent(1))}\n`);
    expect(reopened().events).toEqual([nodeEvent(1), nodeEvent(2)]);
  });
});

it('throws what a disk says, and keeps the file whole', () => {
  const store = openTimelineFile(dataDir);
  store.append([nodeEvent(1)]);
  store.close();
  expect(() => store.append([nodeEvent(2)])).toThrow('EBADF');
  expect(reopened().events).toEqual([nodeEvent(1)]);
  chmodSync(timelineFile(dataDir), 0o600);
});
