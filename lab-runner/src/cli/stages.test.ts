import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDurations } from './durations.ts';
import { fakeStreams } from './fake-streams.ts';
import { createOutput } from './output.ts';
import { createStages } from './stages.ts';
import { onStopSignal, type StopRequest } from './stop-signals.ts';

describe('stages', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const remembered = new Map([['nodes', 14]]);
  const durations = {
    usual: (key: string) => remembered.get(key),
    remember: (key: string, seconds: number) => void remembered.set(key, seconds),
  };

  it('say line by line what, how far and how long it usually takes', () => {
    const streams = fakeStreams();
    const stage = createStages(createOutput(streams, false), durations).begin(
      'Starting the cluster',
      'nodes',
    );
    stage.report({ text: 'too early for a second line', done: 1, total: 6 });
    vi.advanceTimersByTime(4000);
    stage.report({ text: '4 of 6 nodes are up', done: 4, total: 6 });
    vi.advanceTimersByTime(2000);
    stage.end();
    expect(streams.said()).toBe(
      'Starting the cluster (usually about 14 s) …\n  4 of 6 nodes are up\n  done · 6.0 s\n',
    );
    expect(remembered.get('nodes')).toBe(6);
  });

  it('draw one line on a terminal, never wider than it', () => {
    const streams = fakeStreams(true);
    const stage = createStages(createOutput(streams, false), durations).begin('Fetching Kafka');
    stage.report({ text: `41 of 105 jars ${'x'.repeat(200)}`, done: 41, total: 105 });
    vi.advanceTimersByTime(1000);
    stage.fail();
    const drawn = streams.said().split('\r\u001b[K');
    expect(drawn.some((line) => line.startsWith('  Fetching Kafka · [####------] · 41 of 105 jars'))).toBe(
      true,
    );
    expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(80);
    expect(drawn.at(-1)).toBe('Fetching Kafka: failed · 1.0 s\n');
  });
});

describe('openDurations', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'railyard-durations-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('remembers from one run to the next, and survives a damaged file', () => {
    const cache = path.join(folder, 'cache');
    expect(openDurations(cache).usual('nodes')).toBeGreaterThan(0);
    openDurations(cache).remember('nodes', 3.14159);
    expect(openDurations(cache).usual('nodes')).toBe(3.1);
    writeFileSync(path.join(cache, 'durations.json'), '{"nodes":');
    expect(openDurations(cache).usual('site')).toBeGreaterThan(0);
  });
});

describe('onStopSignal', () => {
  it('counts presses as a person does: what npm passes on is the same press', () => {
    let clock = 0;
    const emitter = new EventEmitter();
    const heard: StopRequest[] = [];
    const listening = onStopSignal(
      (request) => heard.push(request),
      emitter,
      () => clock,
    );
    emitter.emit('SIGINT', 'SIGINT');
    clock = 20;
    emitter.emit('SIGINT', 'SIGINT');
    clock = 2000;
    emitter.emit('SIGTERM', 'SIGTERM');
    expect(heard).toEqual([
      { signal: 'SIGINT', count: 1, first: true },
      { signal: 'SIGTERM', count: 2, first: false },
    ]);
    listening.dispose();
    expect(emitter.listenerCount('SIGINT')).toBe(0);
  });
});
