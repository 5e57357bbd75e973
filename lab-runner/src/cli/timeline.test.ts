import type { Happening, TimelineEvent } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { plain } from './output.ts';
import { beginning, timelineLine } from './timeline.ts';

const event = (happening: Happening, stamp: Partial<TimelineEvent> = {}) =>
  ({
    ...{ sequence: 7, at: new Date(2026, 0, 2, 14, 3, 7, 25).getTime(), elapsedMs: 1500, run: 1, epoch: 1 },
    ...happening,
    ...stamp,
  }) as TimelineEvent;
const stopped = event({ kind: 'node', node: 'kafka1', phase: 'stopped', cause: 'command' });

describe('timelineLine', () => {
  it('has number, clock, time since the event before, sentence and cause', () => {
    const before = event({ kind: 'command', node: 'kafka1', action: 'stop' }, { elapsedMs: 1000 });
    expect(timelineLine(stopped, before, plain)).toBe(
      '    7  14:03:07.025     +0.500 s  kafka1 has stopped (asked for with yard or on the page)',
    );
  });

  it('never compares the clocks of two runs', () => {
    const before = event({ kind: 'gap', of: 'all', open: true }, { run: 0, elapsedMs: 9 });
    expect(timelineLine(stopped, before, plain)).not.toContain('+');
    expect(timelineLine(stopped, undefined, plain)).not.toContain('+');
  });
});

describe('beginning', () => {
  it.each([
    ['0', { sequence: 0 }],
    ['412', { sequence: 412 }],
    ['30s', { seconds: 30 }],
    ['5m', { seconds: 300 }],
    ['2h', { seconds: 7200 }],
  ])('understands %s', (value, expected) => expect(beginning(value)).toEqual(expected));

  it.each(['', '-1', '5 m', '1d', '999999999h', 'yesterday', '1.5h'])('refuses "%s"', (value) => {
    expect(() => beginning(value)).toThrow('the number of an event');
  });
});
