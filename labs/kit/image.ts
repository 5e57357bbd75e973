// From one image of the cluster to the next: what an event changes. Pure; recorder, page and replay all use it.
import type { ClusterImage, TimelineEvent } from './history.ts';

/** The image after `event`. Parts that did not change stay the same objects. */
export function applyEvent(image: ClusterImage, event: TimelineEvent): ClusterImage {
  return { ...image, ...changed(image, event), sequence: event.sequence, at: event.at, epoch: event.epoch };
}

function changed(image: ClusterImage, event: TimelineEvent): Partial<ClusterImage> {
  switch (event.kind) {
    case 'command':
      return {};
    case 'reset':
      // The data is gone, so what was known of it is too; nodes report for themselves.
      return event.state === 'begun' && event.way === 'hard'
        ? { brokers: null, controller: null, controllerEpoch: null, topics: {}, settings: {}, acls: {} }
        : {};
    case 'node':
      return { nodes: { ...image.nodes, [event.node]: { phase: event.phase, detail: event.detail } } };
    case 'broker': {
      const { [String(event.broker)]: _, ...others } = image.brokers ?? {};
      return { brokers: event.registered ? { ...others, [event.broker]: event.session } : others };
    }
    case 'controller':
      return { controller: event.controller, controllerEpoch: event.controllerEpoch };
    case 'topic': {
      const { [event.topic]: known, ...others } = image.topics;
      if (event.replicas === null) return { topics: others };
      const next = { states: {}, config: {}, ...known, replicas: event.replicas };
      return { topics: { ...others, [event.topic]: next } };
    }
    case 'partition': {
      const known = image.topics[event.topic] ?? { replicas: [], states: {}, config: {} };
      const { leader, leaderEpoch, isr } = event;
      const states = { ...known.states, [event.partition]: { leader, leaderEpoch, isr } };
      return { topics: { ...image.topics, [event.topic]: { ...known, states } } };
    }
    case 'config': {
      if (event.entity !== 'topics') {
        const { [`${event.entity}/${event.name}`]: _, ...others } = image.settings;
        const some = Object.keys(event.values).length > 0;
        return { settings: some ? { ...others, [`${event.entity}/${event.name}`]: event.values } : others };
      }
      const known = image.topics[event.name];
      if (known === undefined) return {};
      return { topics: { ...image.topics, [event.name]: { ...known, config: event.values } } };
    }
    case 'acl': {
      const { [event.resource]: _, ...others } = image.acls;
      return { acls: event.rules.length > 0 ? { ...others, [event.resource]: event.rules } : others };
    }
    case 'ensemble':
      return { roles: event.roles, quorum: event.quorum };
    case 'gap': {
      const others = image.gaps.filter((part) => part !== event.of);
      return { gaps: event.open ? [...others, event.of] : others };
    }
  }
}

/** The image after all of `events`, in their order. */
export function applyEvents(image: ClusterImage, events: Iterable<TimelineEvent>): ClusterImage {
  let next = image;
  for (const event of events) next = applyEvent(next, event);
  return next;
}
