// Events for the tests of the timeline's file.
import type { TimelineEvent } from '@railyard/labs/kit';

export function nodeEvent(sequence: number, phase = 'running'): TimelineEvent {
  return {
    sequence,
    at: 1000 + sequence,
    elapsedMs: sequence,
    run: 1,
    epoch: 1,
    kind: 'node',
    node: 'kafka1',
    phase,
  };
}
