// A happening in one sentence. Knows no list and no picture.
import type { Cause, TimelineEvent } from '@railyard/labs/kit';

const because: Readonly<Record<Cause, string>> = {
  command: 'by command',
  check: 'by the check',
  reset: 'by the reset',
  politeStop: 'polite stop',
  sessionExpired: 'session expired',
  lag: 'fell behind',
  caughtUp: 'caught up',
  leaderGone: 'its leader went',
  preferredElection: 'preferred election',
  controllerGone: 'the controller went',
};

export function wordsOf(event: TimelineEvent): string {
  const why = event.cause === undefined ? '' : ` (${because[event.cause]})`;
  switch (event.kind) {
    case 'command':
      return `${event.action} ${event.node} was asked for`;
    case 'node':
      return `${event.node} is ${event.phase}${event.detail === undefined ? '' : `: ${event.detail}`}`;
    case 'broker':
      return `kafka${event.broker} ${event.registered ? 'is registered' : 'is no longer registered'}${why}`;
    case 'controller':
      return event.controller === null
        ? `nobody is the controller${why}`
        : `kafka${event.controller} is the controller, epoch ${event.controllerEpoch ?? 'unknown'}${why}`;
    case 'topic':
      return `topic ${event.topic} ${event.replicas === null ? 'is gone' : `has ${event.replicas.length} partitions`}`;
    case 'partition': {
      const led = event.leader < 0 ? 'has no leader' : `is led by kafka${event.leader}`;
      return `${event.topic}-${event.partition} ${led}, epoch ${event.leaderEpoch}, in sync [${event.isr.join(', ')}]${why}`;
    }
    case 'config':
      return `settings of ${event.entity} ${event.name} changed`;
    case 'acl':
      return `rules of ${event.resource} changed`;
    case 'ensemble':
      return event.quorum
        ? `the ensemble has a quorum, led by ${Object.keys(event.roles).find((name) => event.roles[name] === 'leader') ?? 'nobody'}`
        : 'the ensemble has no quorum';
    case 'reset':
      return `${event.way} reset ${event.state}`;
    case 'gap':
      return event.open ? `from here nothing is known of ${event.of}` : `${event.of} is known again`;
  }
}
