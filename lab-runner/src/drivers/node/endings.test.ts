// Why a node ended, in one line a person can use.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ending, stateAfter } from './endings.ts';
import { tail, tellingLine, whyItEnded } from './telling-line.ts';

const log = `[2026-11-21 08:00:00,000] INFO starting (kafka.server.KafkaServer)
[2026-11-21 08:00:01,000] ERROR [KafkaServer id=1] Fatal error during startup. (kafka.server.KafkaServer)
org.apache.kafka.common.KafkaException: Socket server failed to bind to 127.0.0.1:9092: Address already in use.
\tat kafka.network.Acceptor.openServerSocket(SocketServer.scala:724)
Caused by: java.net.BindException: Address already in use
\tat java.base/sun.nio.ch.Net.bind0(Native Method)
\t... 13 more
[2026-11-21 08:00:02,000] INFO shut down completed (kafka.server.KafkaServer)
`;

describe('tellingLine', () => {
  it.each([
    ['the innermost cause', log, 'java.net.BindException: Address already in use'],
    ['a fatal line', '[t] ERROR one (a.B)\n[t] FATAL two (a.B)\n[t] INFO bye (a.B)', 'two'],
    ['an error line', '[t] ERROR one (a.B)\n[t] INFO bye (a.B)', 'one'],
    [
      'a JVM that has no memory',
      `${log}Terminating due to java.lang.OutOfMemoryError: Java heap space`,
      'Terminating due to java.lang.OutOfMemoryError: Java heap space',
    ],
    ['a JVM that does not start', 'Unrecognized VM option\n', 'Unrecognized VM option'],
    ['the last line when nothing is telling', '[t] INFO one (a.B)\n[t] INFO two (a.B)\n', 'two'],
    ['silence', '', 'it left no word in its log'],
  ])('finds %s', (_, text, line) => {
    expect(tellingLine(text)).toBe(line);
  });

  it('is short', () => {
    expect(tellingLine('x'.repeat(5000)).length).toBeLessThan(300);
  });
});

describe('stateAfter', () => {
  let folder = '';
  let serverLog = '';
  let output = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'railyard-endings-'));
    serverLog = path.join(folder, 'server.log');
    output = path.join(folder, 'output.log');
    writeFileSync(serverLog, log);
    writeFileSync(output, '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const state = (ending: Partial<Ending>, logFrom = 0) =>
    stateAfter({
      ...{ asked: undefined, serves: true, exit: undefined, ...ending },
      why: () => whyItEnded(output, serverLog, logFrom),
    });

  it.each([
    ['asked to stop', { asked: 'stop', exit: { code: 143, signal: null } }, { phase: 'stopped' }],
    ['killed by us', { asked: 'kill', exit: undefined }, { phase: 'stopped', detail: 'killed by signal 9' }],
    [
      'killed by others',
      { exit: { code: null, signal: 'SIGKILL' } },
      { phase: 'stopped', detail: 'killed by signal 9' },
    ],
    [
      'ended by others',
      { exit: { code: 143, signal: null } },
      { phase: 'stopped', detail: 'killed by signal 15' },
    ],
    [
      'killed in a container',
      { exit: { code: 137, signal: null } },
      { phase: 'stopped', detail: 'killed by signal 9' },
    ],
    [
      'it ended with 0',
      { exit: { code: 0, signal: null } },
      { phase: 'stopped', detail: 'it ended by itself' },
    ],
    ['nobody looked', {}, { phase: 'stopped', detail: 'it ended while nobody was looking' }],
    [
      'it failed',
      { exit: { code: 1, signal: null } },
      { phase: 'failed', detail: 'java.net.BindException: Address already in use' },
    ],
    [
      'it failed unseen, starting',
      { serves: false },
      { phase: 'failed', detail: 'java.net.BindException: Address already in use' },
    ],
  ] as const)('%s', async (_, ending, wanted) => {
    expect(await state(ending)).toEqual(wanted);
  });

  it('does not blame an earlier life', async () => {
    const exit = { code: 1, signal: null };
    expect(await state({ exit }, log.length)).toEqual({
      phase: 'failed',
      detail: 'it left no word in its log',
    });
    // The log was begun anew meanwhile: all of it counts.
    expect(await state({ exit }, log.length * 2)).toMatchObject({
      detail: expect.stringContaining('Bind'),
    });
  });

  it('gives the last lines of a log', async () => {
    expect(await tail(serverLog, 2)).toBe(log.trimEnd().split('\n').slice(-2).join('\n'));
    expect(await tail(serverLog, 0)).toBe('');
    expect(await tail(path.join(folder, 'none'), 5)).toBe('');
  });
});
