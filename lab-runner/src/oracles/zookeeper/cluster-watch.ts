// The facts of the cluster strip, kept current: brokers, controller, topics. Starts afresh on every connection.
import type { Disposable } from '../../ports/cluster-driver.ts';
import { type ClusterFacts, unknownFacts } from '../../ports/oracles.ts';
import type { Sighting } from '../../ports/sighting.ts';
import type { Ensemble } from './ensemble-watch.ts';
import { topicsToFollow, watchedTopics } from './followed-topics.ts';
import type { Claim, KafkaZnodes } from './kafka-znodes.ts';
import { tellInTurn } from './looks.ts';
import type { Session } from './session.ts';
import { watchSettings } from './settings-watch.ts';
import { sameFacts } from './tally.ts';
import { sweepTopics } from './topic-sweep.ts';
import { type TopicCounter, watchTopics } from './topic-watch.ts';
import { followWayBack, type WayBack } from './way-back.ts';
import type { Znodes } from './znodes.ts';

const sweepEveryMs = 5000;
/** Changes that come together are told together. */
const gatherMs = 20;
/** While very many topics are made or deleted, each would have every page draw its counts anew. */
const crowdedGatherMs = 250;
/** What was last known stands this long without a connection: moving to the next server is not news. */
const graceMs = 1500;
const retryMs = 500;
/** Where groups keep their places, and transactions their state. */
const internalTopics = ['__consumer_offsets', '__transaction_state'];

export interface ClusterWatch {
  facts(): ClusterFacts;
  onChange(listener: (facts: ClusterFacts) => void): Disposable;
  /** What the ZooKeepers say of themselves; it stands beside the facts only while there are no others. */
  asked(ensemble: Ensemble): void;
  /** Forgets everything at once: the session is being closed on purpose. */
  forget(): void;
}

export interface ClusterWatchParts {
  readonly session: Session;
  readonly znodes: Znodes;
  readonly kafka: KafkaZnodes;
  /** Sessions that are connected with the ensemble now, in hex. */
  readonly connected: () => Promise<ReadonlySet<string>>;
  readonly onTrouble: (error: unknown) => void;
  readonly onSighting: (sighting: Sighting) => void;
  /** Topics that are followed before others when there are too many. */
  readonly favoured: () => ReadonlySet<string>;
}

/** Follows the cluster through the session's connections. */
export function watchCluster(parts: ClusterWatchParts): ClusterWatch {
  const { session, onSighting } = parts;
  const listeners = new Set<(facts: ClusterFacts) => void>();
  let facts = unknownFacts;
  let noQuorum: ClusterFacts['noQuorum'];
  let picture: Picture | undefined;
  /** Topics the connection before followed: the next one goes on with them. */
  let followed: ReadonlySet<string> = new Set();
  let gathering: NodeJS.Timeout | undefined;
  let grace: NodeJS.Timeout | undefined;

  const tell = (next: ClusterFacts) => {
    if (sameFacts(facts, next)) return;
    facts = next;
    listeners.forEach((listener) => listener(facts));
  };
  const unknown = () => (noQuorum === undefined ? unknownFacts : { ...unknownFacts, noQuorum });
  const crowded = () => (facts.topics ?? 0) > watchedTopics;
  const gather = () => {
    gathering ??= setTimeout(
      () => {
        gathering = undefined;
        const next = picture?.facts();
        if (next) tell(next);
      },
      crowded() ? crowdedGatherMs : gatherMs,
    );
  };
  const drop = () => {
    followed = picture?.followed() ?? followed;
    picture?.dispose();
    picture = undefined;
    clearTimeout(gathering);
    gathering = undefined;
  };
  const forget = () => {
    clearTimeout(grace);
    drop();
    tell(unknown());
    onSighting({ of: 'contact', has: false });
  };

  session.onState((up) => {
    clearTimeout(grace);
    drop();
    // What was registered before contact was lost may belong to brokers that are still on their way back.
    const doubtful = facts.brokers === null || facts.returning !== undefined;
    const back = () => (doubtful ? followWayBack(parts.connected, gather) : undefined);
    if (up) picture = draw(parts, gather, followed, back());
    else grace = setTimeout(forget, graceMs);
  });

  return {
    facts: () => facts,
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    asked({ roles, quorum }) {
      noQuorum = quorum ? undefined : roles;
      // One that is slow to answer is no lost quorum while our own session is served.
      if (facts.brokers === null) tell(unknown());
    },
    forget,
  };
}

interface Picture {
  /** `undefined` until the first look is complete. */
  facts(): ClusterFacts | undefined;
  followed(): ReadonlySet<string>;
  dispose(): void;
}

/** What one connection shows. Where not all topics can be followed, those of the one before are. */
function draw(
  parts: ClusterWatchParts,
  onChange: () => void,
  before: ReadonlySet<string>,
  back: WayBack | undefined,
): Picture {
  const { kafka, onTrouble } = parts;
  let disposed = false;
  let complete = false;
  let brokers: Readonly<Record<string, string>> = {};
  let controller: Pick<ClusterFacts, 'controller' | 'controllerForged'> = { controller: null };
  let controllerLooks = 0;
  let names: readonly string[] = [];
  let followed = before;
  let sweep: TopicCounter | undefined;
  const tell = tellInTurn(parts.onSighting, () => disposed);
  let going: ReadonlySet<string> = new Set();
  const watched = watchTopics(kafka, { onChange, onTrouble, tell, going: () => going });

  // A read that fails while the connection lives is tried again; a lost connection draws a picture of its own.
  const again = (read: () => Promise<void>) => {
    const attempt = () => {
      if (disposed) return;
      read().then(onChange, (error: unknown) => {
        onTrouble(error);
        setTimeout(attempt, retryMs).unref();
      });
    };
    return attempt;
  };
  const brokersChanged = again(readBrokers);
  const controllerChanged = again(readController);
  const deletionsChanged = again(readDeletions);
  const topicsChanged = again(readTopics);

  async function readBrokers(): Promise<void> {
    const look = kafka.sessions(brokersChanged);
    tell(look.then((sessions) => [{ of: 'brokers', sessions }]));
    brokers = await look;
    back?.registered(brokers);
  }
  async function readController(): Promise<void> {
    const turn = (controllerLooks += 1);
    // A controller mostly goes together with its broker's registration: the reason is told first.
    tell(kafka.sessions().then((sessions) => [{ of: 'brokers', sessions }]));
    // One after the other: a controller that comes while it is looked for would be told with the epoch before its own.
    const look = (async () => {
      const claim = await kafka.claim(controllerChanged);
      return [claim, await kafka.controllerEpoch(controllerChanged)] as const;
    })();
    // What the znode says is told as it stands: who writes another's number into it reads that in the timeline.
    tell(
      look.then(([{ id } = { id: undefined }, epoch]) => [
        { of: 'controller', controller: id ?? null, epoch: id === undefined ? null : epoch },
      ]),
    );
    const stands = await standing((await look)[0]);
    // A look that was begun later has seen more.
    if (turn === controllerLooks) controller = stands;
  }
  /** A broker registers before it claims, so its registration is there by now. */
  async function standing(claim: Claim | undefined): Promise<typeof controller> {
    if (claim === undefined) return { controller: null };
    const elected = await kafka.elected(claim);
    return elected ? { controller: claim.id ?? null } : { controller: null, controllerForged: true };
  }
  async function readDeletions(): Promise<void> {
    const look = kafka.deletions(deletionsChanged);
    tell(look.then((topics) => [{ of: 'deletions', topics }]));
    going = new Set(await look);
  }
  async function readTopics(): Promise<void> {
    const look = kafka.topics(topicsChanged);
    tell(look.then((found) => [{ of: 'topics', names: found }]));
    names = await look;
    if (disposed) return;
    const everything = names.length <= watchedTopics;
    if (everything) {
      sweep?.dispose();
      sweep = undefined;
    } else {
      sweep ??= sweepTopics(kafka, onChange, onTrouble, { everyMs: sweepEveryMs });
      void sweep.follow(names);
    }
    onChange();
    const topics = topicsToFollow(names, { favoured: parts.favoured(), before: followed });
    followed = new Set(topics);
    if (!everything) tell([{ of: 'following', topics }]);
    await watched.follow(topics);
    if (everything) tell([{ of: 'following', topics: 'all' }]);
  }
  const settings = watchSettings({ znodes: parts.znodes, tell, again });

  again(async () => {
    await Promise.all([readBrokers(), readController(), readDeletions(), readTopics()]);
    back?.prove(brokers);
    complete = true;
    onChange();
    await settings.first();
    tell([{ of: 'contact', has: true }]);
  })();

  return {
    facts() {
      const returning = back === undefined ? [] : back.returning();
      if (!complete || returning === undefined) return undefined;
      const ids = Object.keys(brokers).map(Number);
      const count = (sweep ?? watched).count(new Set(ids)) ?? { underReplicated: null, offline: null };
      const missing = internalTopics.filter((name) => !names.includes(name));
      const lost = missing.length > 0 ? { missingInternal: missing } : {};
      return {
        ...{ brokers: ids.sort((a, b) => a - b), ...controller, topics: names.length },
        ...{ ...count, ...lost, ...(returning.length > 0 ? { returning } : {}) },
      };
    },
    followed: () => followed,
    dispose() {
      disposed = true;
      back?.dispose();
      watched.dispose();
      sweep?.dispose();
    },
  };
}
