// Which predictions the picture can lay beside what happened, and how each is read from the timeline. Pure.
// A prediction that is not listed is not told by the picture, and does not stop it.
import { type ClusterImage, applyEvent } from '@railyard/labs/kit';
import { crownAfterReturn } from './picture-crown.ts';
import { type Reading, type Reality, type Story, step } from './picture-story.ts';

/** By the id of the exercise or the card. A card's options have their places as keys. */
export const readings: Readonly<Record<string, Reading>> = {
  '2.2': crownAfterReturn,
  '4.2': topicThatWaited('asked'),
  'l0-gone': registrationAfterStop(2),
  'l2-polite': successorOf(2, 'platforms', {
    option: (ms, back) => (back ? '0' : '1'),
    named: ({ before }) => ({ 2: before.controller ?? undefined }),
  }),
  'l2-back': ledAfterReturn(2, 'platforms'),
  'l2-kill': successorOf(3, 'platforms', { option: (ms, back) => (back ? '2' : ms < 1000 ? '0' : '1') }),
  'l4-one-down': topicWithOneDown('branchline'),
};

/** How long a topic that is asked for without a quorum has to wait. What else works, only the check can tell. */
function topicThatWaited(value: string): Reading {
  return (story) => {
    const topic = story.values[value];
    const { events } = story;
    const lost = events.find((event) => event.kind === 'ensemble' && !event.quorum);
    if (lost === undefined) return { steps: [] };
    const after = events.filter(({ sequence }) => sequence > lost.sequence);
    const back = after.find((event) => event.kind === 'ensemble' && event.quorum);
    const made = after.find((event) => event.kind === 'topic' && event.topic === topic && event.replicas);
    return {
      steps: [
        step(story, lost, 'ZooKeeper has no quorum any more'),
        ...(back ? [step(story, back, 'the quorum is back')] : []),
        ...(made ? [step(story, made, `only now topic \`${topic}\` was made`)] : []),
      ],
    };
  };
}

/** Options: the broker still counts, it has gone, nothing is left. */
function registrationAfterStop(broker: number): Reading {
  return (story) => {
    const gone = story.events.find(
      (event) => event.kind === 'broker' && event.broker === broker && !event.registered,
    );
    if (gone === undefined) return { steps: [] };
    const ids = Object.keys(imageAfter(story, gone.sequence).brokers ?? {});
    const words = `kafka${broker} is not registered any more: \`[${ids.join(', ')}]\` is left`;
    return { steps: [step(story, gone, words, `kafka${broker}`)], option: '1', broker };
  };
}

interface Succession {
  /** Which option it is when the next leader came after so long, or the old one came `back`. */
  readonly option: (ms: number, back: boolean) => string;
  readonly named?: (story: Story) => Reality['named'];
}

/** Who leads a partition next that `broker` led. */
function successorOf(broker: number, topic: string, asked: Succession): Reading {
  return (story) => {
    const named = asked.named?.(story);
    const node = `kafka${broker}`;
    const changes = story.events.flatMap((event) =>
      event.kind === 'partition' && event.topic === topic && event.before
        ? [{ event, held: event.before }]
        : [],
    );
    const left = changes.find(({ event, held }) => held.leader === broker && event.leader !== broker);
    if (left === undefined) return { steps: [], named };
    const { partition } = left.event;
    const next = changes.find(
      ({ event }) =>
        event.partition === partition && event.sequence >= left.event.sequence && event.leader >= 0,
    );
    if (next === undefined)
      return { steps: [step(story, left.event, `nobody leads ${topic}-${partition}`, node)], named };
    const { event } = next;
    const taken = step(story, event, `kafka${event.leader} leads ${topic}-${partition} now`, node);
    const option = asked.option(taken.sinceMs ?? 0, event.leader === broker);
    return { steps: [taken], option, broker: event.leader, named };
  };
}

/** How many partitions a broker leads when it is back and in sync: all that prefer it, none, or some. */
function ledAfterReturn(broker: number, topic: string): Reading {
  return (story) => {
    const led = ({ topics }: ClusterImage): number =>
      Object.values(topics[topic]?.states ?? {}).filter(({ leader }) => leader === broker).length;
    const home = ({ brokers, topics }: ClusterImage): boolean => {
      const { replicas = [], states = {} } = topics[topic] ?? {};
      const held = replicas.flatMap((ids, partition) => (ids.includes(broker) ? [states[partition]] : []));
      return (
        brokers?.[broker] !== undefined && held.length > 0 && held.every((one) => one?.isr.includes(broker))
      );
    };
    let image = story.before;
    const preferred = (): number =>
      (image.topics[topic]?.replicas ?? []).filter(([first]) => first === broker).length;
    const told = (event?: Story['events'][number]): ReturnType<Reading> => {
      const count = led(image);
      const words = `kafka${broker} is back, and leads ${count === 0 ? 'none' : count} of \`${topic}\``;
      const option = count === 0 ? '1' : count >= preferred() ? '0' : '2';
      const shown = event === undefined ? { words } : step(story, event, words, `kafka${broker}`);
      return { steps: [shown], option, broker };
    };
    // It had been away, or it would still lead what prefers it.
    if (home(image) && led(image) < preferred()) return told();
    let away = !home(image);
    for (const event of story.events) {
      image = applyEvent(image, event);
      if (away && home(image)) return told(event);
      away ||= image.brokers !== null && image.brokers[broker] === undefined;
    }
    return { steps: [] };
  };
}

/** A topic that is made while one ZooKeeper does not serve. */
function topicWithOneDown(topic: string): Reading {
  return (story) => {
    let image = story.before;
    for (const event of story.events) {
      image = applyEvent(image, event);
      const serving = Object.values(image.roles).filter((role) => role === 'leader' || role === 'follower');
      if (event.kind === 'topic' && event.topic === topic && event.replicas && serving.length === 2)
        return {
          steps: [step(story, event, `topic \`${topic}\` was made, with two of three`)],
          option: '0',
        };
    }
    return { steps: [] };
  };
}

function imageAfter({ before, events }: Story, sequence: number): ClusterImage {
  return events.filter((event) => event.sequence <= sequence).reduce(applyEvent, before);
}
