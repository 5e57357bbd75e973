// Follows topics by watches: exact within milliseconds, for as many topics as a lesson ever makes.
import zookeeper, { type Event } from 'node-zookeeper-client';
import { inParallel, pause } from '../patience.ts';
import { type KafkaZnodes, type LeaderState, paths, readWidth, type Replicas } from './kafka-znodes.ts';
import type { Tell } from './looks.ts';
import { type Count, tally } from './tally.ts';
import type { Watcher } from './znodes.ts';

/** Counts under-replicated and offline partitions of the topics it was told of. */
export interface TopicCounter {
  /** The names changed; resolves when the new ones are read. */
  follow(names: readonly string[]): Promise<void>;
  /** Given the ids of the registered brokers; `null` while not everything has been read. */
  count(registered: ReadonlySet<number>): Count | null;
  dispose(): void;
}

export interface WatchListeners {
  /** Topics that are to be deleted. */
  readonly going: () => ReadonlySet<string>;
  readonly onChange: () => void;
  readonly onTrouble: (error: unknown) => void;
  readonly tell: Tell;
}

/** Three replicas of each partition leave one after the other, then it is gone: mostly there is nothing left to read. */
const goingMs = 500;

interface Followed {
  replicas: Replicas;
  readonly states: Map<number, LeaderState>;
}

/** Reads each topic and partition state once, and again whenever its one-shot watch fires. */
export function watchTopics(
  znodes: KafkaZnodes,
  { going, onChange, onTrouble, tell }: WatchListeners,
): TopicCounter {
  const topics = new Map<string, Followed>();
  // One function per path: the library arms a function it already holds only once, so watches never multiply.
  const watchers = new Map<string, Watcher>();
  let reading = 0;
  const stop = new AbortController();

  const watcher = (path: string, onChanged: () => Promise<void>, onGone: () => void): Watcher => {
    const known = watchers.get(path);
    if (known) return known;
    const made = (event: Event) => {
      if (stop.signal.aborted) return;
      if (event.type === zookeeper.Event.NODE_DELETED) {
        watchers.delete(path);
        onGone();
        onChange();
      } else {
        onChanged().then(onChange, onTrouble);
      }
    };
    watchers.set(path, made);
    return made;
  };

  async function readState(topic: string, partition: number): Promise<void> {
    // Left out to make room for others: its watch was the last.
    if (!topics.has(topic)) return;
    const again = async () => {
      if (going().has(topic)) await pause(goingMs, stop.signal).catch(() => undefined);
      if (!stop.signal.aborted) await readState(topic, partition);
    };
    const gone = () => void topics.get(topic)?.states.delete(partition);
    const armed = watcher(paths.state(topic, partition), again, gone);
    const look = znodes.state(topic, partition, armed);
    tell(
      look.then((found) => {
        if (found === undefined) return [];
        const state = { leader: found.leader, leaderEpoch: found.leader_epoch, isr: found.isr };
        return [{ of: 'partition', topic, partition, state }];
      }),
    );
    const state = await look;
    if (state) topics.get(topic)?.states.set(partition, state);
  }

  async function readTopic(topic: string, first: boolean): Promise<void> {
    if (!first && !topics.has(topic)) return;
    const gone = () => {
      topics.delete(topic);
      tell([{ of: 'topic', topic, replicas: null, removing: {} }]);
    };
    const armed = watcher(paths.topic(topic), () => readTopic(topic, false), gone);
    const look = znodes.assignment(topic, armed);
    tell(
      look.then((found) => {
        if (found === undefined) return [];
        return [{ of: 'topic', topic, replicas: [...found.replicas.values()], removing: found.removing }];
      }),
    );
    if (first) tell(znodes.overrides(topic).then((values) => [{ of: 'topicConfig', topic, values }]));
    const assignment = await look;
    if (assignment === undefined) return void topics.delete(topic);
    const { replicas } = assignment;
    const followed = topics.get(topic) ?? { replicas, states: new Map() };
    followed.replicas = replicas;
    topics.set(topic, followed);
    const unread = [...replicas.keys()].filter((partition) => !followed.states.has(partition));
    await inParallel(unread, readWidth, (partition) => readState(topic, partition));
  }

  return {
    async follow(names) {
      const wanted = new Set(names);
      for (const topic of topics.keys()) if (!wanted.has(topic)) topics.delete(topic);
      const unread = names.filter((name) => !topics.has(name));
      reading += 1;
      try {
        await inParallel(unread, 8, (topic) => readTopic(topic, true));
      } finally {
        reading -= 1;
      }
    },
    count: (registered) => (reading > 0 ? null : tally(topics.values(), registered)),
    dispose: () => stop.abort(),
  };
}
