// Finds the cause of a happening from what the recorder remembers: the image, the nodes' stories, who left and how.
import { brokerNames, type Cause, type ClusterImage, type Happening } from '@railyard/labs/kit';
import type { Sighting } from '../../ports/sighting.ts';
import { causeOfControllerChange, causeOfDeparture, causeOfPartitionChange } from './causes.ts';
import { type NodeStories, type NodeStory, unwritten } from './node-story.ts';

export interface WhyParts {
  readonly image: () => ClusterImage;
  readonly stories: () => NodeStories;
  /** Monotonic ms. */
  readonly now: () => number;
}

export interface Why {
  /** Before a look is compared: what it says that no event carries. */
  noteLook(sighting: Sighting): void;
  /** The cause of a happening that is not in the image yet. */
  of(happening: Happening): Cause | undefined;
  noteHappened(happening: Happening, cause: Cause | undefined): void;
}

/** A broker that was seen giving its partitions away is believed to be leaving for so long. */
const leavingHoldsMs = 15_000;

export function createWhy({ image, stories, now }: WhyParts): Why {
  /** Why brokers that are not registered went. */
  const whyGone = new Map<number, Cause | undefined>();
  /** Brokers seen giving their partitions away though nobody here had told them to stop, and when. */
  const handingOver = new Map<number, number>();
  /** Who led partitions that nobody leads: `topic-0` → broker. */
  const formerLeaders = new Map<string, number>();
  /** Replicas that a reassignment takes away: topic → partition → brokers. */
  const removing = new Map<string, Readonly<Record<string, readonly number[]>>>();

  const storyOf = (broker: number): NodeStory => {
    const name = brokerNames[broker - 1];
    return name === undefined ? unwritten : stories()[name];
  };
  const isRegistered = (broker: number) => image().brokers?.[String(broker)] !== undefined;
  const isLeaving = (broker: number) => {
    const { phase, frozen } = storyOf(broker);
    if (phase === 'stopping') return !frozen;
    return now() - (handingOver.get(broker) ?? -Infinity) < leavingHoldsMs;
  };

  function heldSomething(broker: number): boolean {
    return Object.values(image().topics).some(({ states }) =>
      Object.values(states).some(({ isr }) => isr.length > 1 && isr.includes(broker)),
    );
  }

  function assignment(topic: string, partition: number): readonly number[] | undefined {
    const going = removing.get(topic)?.[String(partition)] ?? [];
    return image().topics[topic]?.replicas[partition]?.filter((broker) => !going.includes(broker));
  }

  function noteLeader(change: Extract<Happening, { kind: 'partition' }>, cause: Cause | undefined): void {
    const { topic, partition, before, leader } = change;
    const old = before?.leader ?? -1;
    if (leader >= 0) formerLeaders.delete(`${topic}-${partition}`);
    else if (old >= 0) formerLeaders.set(`${topic}-${partition}`, old);
    if (cause === 'politeStop' && old !== leader && old >= 0 && isRegistered(old)) {
      handingOver.set(old, now());
    }
  }

  return {
    noteLook(sighting) {
      if (sighting.of !== 'topic') return;
      removing.delete(sighting.topic);
      if (Object.keys(sighting.removing).length > 0) removing.set(sighting.topic, sighting.removing);
    },

    of(happening) {
      switch (happening.kind) {
        case 'broker': {
          if (happening.registered) return undefined;
          const { broker } = happening;
          const late = image().gaps.includes('zookeeper');
          return causeOfDeparture({
            story: storyOf(broker),
            now: now(),
            heldSomething: heldSomething(broker),
            late,
          });
        }
        case 'controller':
          return causeOfControllerChange({
            before: happening.before,
            after: happening.controller,
            known: image().controllerEpoch !== null,
            isRegistered,
            whyGone: (broker) => whyGone.get(broker),
          });
        case 'partition': {
          const { topic, partition, before } = happening;
          return causeOfPartitionChange({
            before,
            after: happening,
            replicas: assignment(topic, partition),
            formerLeader: formerLeaders.get(`${topic}-${partition}`),
            isRegistered,
            isLeaving,
            whyGone: (broker) => whyGone.get(broker),
          });
        }
        default:
          return undefined;
      }
    },

    noteHappened(happening, cause) {
      if (happening.kind === 'broker') {
        handingOver.delete(happening.broker);
        if (happening.registered) whyGone.delete(happening.broker);
        else whyGone.set(happening.broker, cause);
      }
      if (happening.kind === 'partition') noteLeader(happening, cause);
      if (happening.kind === 'topic' && happening.replicas === null) removing.delete(happening.topic);
    },
  };
}
