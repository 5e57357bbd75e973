// From one image of the cluster to the next: what events change. Pure; recorder, page and replay all use it.
import { afterChanges, type GroupImage, joinedMoves, newGroup } from './groups.ts';
import type { ClusterImage, TimelineEvent } from './history.ts';

/** The image after `event`. Parts that did not change stay the same objects. */
export function applyEvent(image: ClusterImage, event: TimelineEvent): ClusterImage {
  return applyEvents(image, [event]);
}

/** The image after all of `events`, in their order. Each part is copied once at most, however many events change it. */
export function applyEvents(image: ClusterImage, events: Iterable<TimelineEvent>): ClusterImage {
  const copies = new Set<object>();
  /** The object itself when it is a copy of ours already: only those are written to. */
  const own: Own = (part) => {
    if (copies.has(part)) return part;
    const copy = { ...part };
    copies.add(copy);
    return copy;
  };
  let next = image;
  for (const event of events) {
    next = own(next);
    change(next, event, own);
    next.sequence = event.sequence;
    next.at = event.at;
    next.epoch = event.epoch;
  }
  return next;
}

type Own = <T extends object>(part: T) => T;

function change(image: ClusterImage, event: TimelineEvent, own: Own): void {
  switch (event.kind) {
    case 'command':
      return;
    case 'reset':
      if (event.state === 'begun' && event.way === 'hard') forget(image);
      // A reset removes every group, also when nobody looks.
      if (event.state === 'done' && image.gaps.includes('groups')) image.groups = {};
      return;
    case 'node':
      image.nodes = own(image.nodes);
      image.nodes[event.node] = { phase: event.phase, detail: event.detail };
      return;
    case 'broker':
      image.brokers = own(image.brokers ?? {});
      if (event.registered) image.brokers[event.broker] = event.session;
      else delete image.brokers[event.broker];
      return;
    case 'controller':
      image.controller = event.controller;
      image.controllerEpoch = event.controllerEpoch;
      return;
    case 'topic':
      image.topics = own(image.topics);
      if (event.replicas === null) delete image.topics[event.topic];
      else topicOf(image, event.topic, own).replicas = event.replicas;
      return;
    case 'partition': {
      const topic = topicOf(image, event.topic, own);
      const { leader, leaderEpoch, isr } = event;
      topic.states = own(topic.states);
      topic.states[event.partition] = { leader, leaderEpoch, isr };
      return;
    }
    case 'config':
      if (event.entity !== 'topics') {
        image.settings = own(image.settings);
        keepSome(image.settings, `${event.entity}/${event.name}`, event.values, Object.keys(event.values));
      } else if (image.topics[event.name] !== undefined) {
        topicOf(image, event.name, own).config = event.values;
      }
      return;
    case 'acl':
      image.acls = own(image.acls);
      keepSome(image.acls, event.resource, event.rules, event.rules);
      return;
    case 'group': {
      image.groups = own(image.groups);
      if (event.state === 'Dead') {
        delete image.groups[event.group];
        return;
      }
      const group = groupOf(image, event.group, own);
      if (event.state !== group.state || group.since === 0) group.since = event.at;
      group.state = event.state;
      group.generation = event.generation;
      group.protocol = event.protocol;
      group.way = event.way;
      return;
    }
    case 'member': {
      const group = groupOf(image, event.group, own);
      const { member, joined, clientId, host, instance } = event;
      group.members = own(group.members);
      if (joined) group.members[member] = { clientId, host, ...(instance === undefined ? {} : { instance }) };
      else delete group.members[member];
      return;
    }
    case 'assignment': {
      const group = groupOf(image, event.group, own);
      group.moved = joinedMoves(group.moved, event.moved);
      group.shares = event.shares;
      if (event.committed !== undefined) group.committed = event.committed;
      return;
    }
    case 'offsets':
      if (image.groups[event.group] !== undefined) {
        const group = groupOf(image, event.group, own);
        group.committed = afterChanges(group.committed, event.changes);
      }
      return;
    case 'ensemble':
      image.roles = event.roles;
      image.quorum = event.quorum;
      return;
    case 'gap': {
      const others = image.gaps.filter((part) => part !== event.of);
      image.gaps = event.open ? [...others, event.of] : others;
      if (event.left === undefined) return;
      image.topics = own(image.topics);
      for (const topic of event.left) delete image.topics[topic];
      return;
    }
  }
}

/** A hard reset: the data is gone, so what was known of it is too; nodes report for themselves. */
function forget(image: ClusterImage): void {
  image.brokers = null;
  image.controller = null;
  image.controllerEpoch = null;
  image.topics = {};
  image.settings = {};
  image.acls = {};
  image.groups = {};
}

/** The topic, made when it is new, as an object that may be written to. */
function topicOf(image: ClusterImage, name: string, own: Own): ClusterImage['topics'][string] {
  image.topics = own(image.topics);
  const topic = own(image.topics[name] ?? { replicas: [], states: {}, config: {} });
  image.topics[name] = topic;
  return topic;
}

/** The group, made when it is new, as an object that may be written to. */
function groupOf(image: ClusterImage, name: string, own: Own): GroupImage {
  image.groups = own(image.groups);
  const group = own(image.groups[name] ?? newGroup);
  image.groups[name] = group;
  return group;
}

/** Nothing is kept of what is empty. */
function keepSome<T>(all: Record<string, T>, name: string, value: T, content: readonly unknown[]): void {
  if (content.length > 0) all[name] = value;
  else delete all[name];
}
