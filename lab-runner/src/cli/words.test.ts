import { describe, expect, it } from 'vitest';
import type { ClusterView, StampedVerdict } from '../../protocol/index.ts';
import { parseAnswers } from './check.ts';
import { newLines } from './follow.ts';
import { createOutput, outliveReaders, plain } from './output.ts';
import { fakeStreams } from './fake-streams.ts';
import { spokenSeconds } from './stages.ts';
import { statusLines } from './status.ts';
import { verdictLines } from './verdict-lines.ts';

const stamp = { saved: true, epoch: 1, sequence: 1, at: 0, elapsedMs: 1234 };

describe('verdictLines', () => {
  it('shows what was expected, what was seen, and how to see it', () => {
    const verdict = {
      outcome: 'failed',
      reason: 'wrong-partitions',
      expected: '6 partitions.',
      observed: '1 partition.',
      hint: 'Read --partitions.',
      command: 'kafka-topics --describe',
    } as const;
    expect(verdictLines('1.1', { ...stamp, verdict }, plain)).toEqual([
      'Not passed 1.1. (1.2 s)',
      'Expected:  6 partitions.',
      'Observed:  1 partition.',
      'Hint:      Read --partitions.',
      'See it yourself:  kafka-topics --describe',
    ]);
  });

  it('never says saved when it was not', () => {
    const passed: StampedVerdict = {
      ...stamp,
      saved: false,
      verdict: { outcome: 'passed', seen: 'Seen.', why: 'Why.' },
    };
    expect(verdictLines('1.1', passed, plain).at(-1)).toContain('not saved');
    expect(verdictLines('1.1', { ...passed, saved: true }, plain).join()).not.toContain('saved');
  });

  it('lays a prediction beside what happened', () => {
    const comparison = {
      predicted: 'a',
      happened: 'b',
      said: 'Back.',
      did: 'It stayed.',
      surprise: 'Sensible.',
    };
    const verdict = { outcome: 'passed', seen: 'Seen.', why: 'Why.', comparison } as const;
    expect(verdictLines('2.2', { ...stamp, verdict }, plain).slice(2)).toEqual([
      'You predicted:  Back.',
      'What happened:  It stayed.',
      'The interesting case:  Sensible.',
    ]);
  });

  it('says of a blocked check that it did not count', () => {
    const verdict = { outcome: 'blocked', cause: 'kafka2 is stopped.', remedy: 'yard start kafka2' } as const;
    expect(verdictLines('1.1', { ...stamp, verdict }, plain)).toContain('This did not count as a try.');
  });
});

describe('statusLines', () => {
  const view: ClusterView = {
    epoch: 3,
    phase: 'degraded',
    message: 'kafka2 is stopped.',
    nodes: [
      { node: 'kafka1', phase: 'running' },
      { node: 'kafka2', phase: 'stopped', detail: 'killed by signal 9' },
    ],
    controller: 1,
    underReplicated: null,
    offline: 0,
    topics: 2,
    driver: 'jvm',
    ports: { kafka1: 9092, kafka2: 9093, kafka3: 9094, zookeeper1: 2181, zookeeper2: 2182, zookeeper3: 2183 },
    at: 0,
  };

  it('marks the controller, gives reasons, and says unknown for what is unknown', () => {
    const lines = statusLines(view, plain);
    expect(lines).toContain('  kafka1      running   controller');
    expect(lines).toContain('  kafka2      stopped   killed by signal 9');
    expect(lines).toContain('2 topics, unknown under-replicated, 0 offline partitions');
    expect(lines).toContain('Kafka      kafka1:9092,kafka2:9093,kafka3:9094');
  });
});

describe('parseAnswers', () => {
  it('splits at the first equals sign only', () => {
    expect(parseAnswers(['leader=2', 'command=a=b', 'empty='])).toEqual({
      leader: '2',
      command: 'a=b',
      empty: '',
    });
  });

  it.each(['leader', '=2'])('refuses %s', (word) => {
    expect(() => parseAnswers([word])).toThrow('it is written name=value');
  });
});

describe('newLines', () => {
  it.each([
    ['nothing new', ['a', 'b'], ['a', 'b'], []],
    ['lines at the end', ['a', 'b'], ['a', 'b', 'c'], ['c']],
    ['a window that moved', ['a', 'b', 'c'], ['c', 'd', 'e'], ['d', 'e']],
    ['a window that moved over repeated lines', ['a', 'a', 'b'], ['a', 'b', 'b'], ['b']],
    ['another log altogether', ['a', 'b'], ['x', 'y'], ['x', 'y']],
    ['an empty log before', [], ['x'], ['x']],
  ])('%s', (_, before, now, expected) => {
    expect(newLines(before, now)).toEqual(expected);
  });
});

describe('createOutput', () => {
  it('keeps facts and words about the work apart', () => {
    const streams = fakeStreams();
    const output = createOutput(streams, true);
    output.print('fact');
    output.say('note');
    expect([streams.printed(), streams.said()]).toEqual(['fact\n', 'note\n']);
  });

  it('has colours on a terminal only, and only when they are wanted', () => {
    const painted = (tty: boolean, colour: boolean) =>
      createOutput(fakeStreams(tty), colour).paint.go('go') !== 'go';
    expect([painted(true, true), painted(true, false), painted(false, true)]).toEqual([true, false, false]);
  });

  it('survives a reader that has gone', () => {
    const streams = fakeStreams();
    outliveReaders(streams);
    expect(() => streams.out.emit('error', Object.assign(new Error(), { code: 'EPIPE' }))).not.toThrow();
    expect(() => streams.out.emit('error', Object.assign(new Error('disk'), { code: 'EINVAL' }))).toThrow();
  });
});

describe('spokenSeconds', () => {
  it('rounds as people do', () => {
    expect([0.2, 12.4, 89, 130].map(spokenSeconds)).toEqual([
      'about 1 s',
      'about 12 s',
      'about 89 s',
      'about 2 min',
    ]);
  });
});
