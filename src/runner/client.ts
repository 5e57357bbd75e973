// The browser's whole client of the runner, put together. Knows no React and draws nothing.
import type { ClusterView, RunnerEvent } from '@railyard/lab-runner/protocol';
import { type Call, createCaller } from './caller.ts';
import { type Desk, createDesk } from './desk.ts';
import { type Exercises, createExercises } from './exercises.ts';
import { type Link, createFeed } from './feed.ts';
import { type History, createHistory } from './history.ts';
import type { OpenSocket } from './socket.ts';
import { type Readable, createStore } from './store.ts';

export interface RunnerClient {
  readonly call: Call;
  readonly link: Readable<Link>;
  /** `undefined` until the runner has spoken; the last known state while it is lost. */
  readonly cluster: Readable<ClusterView | undefined>;
  readonly exercises: Exercises;
  readonly desk: Desk;
  readonly history: History;
  /** The class that ended last, by its id; `undefined` until the runner has said it. */
  readonly classEnded: Readable<string | undefined>;
  /** A banner for people, for instance that progress was restored from a backup. */
  readonly notice: Readable<string | undefined>;
  dismissNotice(): void;
  start(): void;
  /** Tries every planned reconnection now. */
  hurry(): void;
  dispose(): void;
}

export interface ClientParts {
  readonly fetch: typeof fetch;
  readonly openSocket: OpenSocket;
  readonly token: string | undefined;
  readonly now: () => number;
}

/** Puts the client together; nothing is sent before `start`. */
export function createRunnerClient({ fetch, openSocket, token, now }: ClientParts): RunnerClient {
  const call = createCaller(fetch);
  const cluster = createStore<ClusterView | undefined>(undefined);
  const classEnded = createStore<string | undefined>(undefined);
  const notice = createStore<string | undefined>(undefined);
  const exercises = createExercises(call);
  const desk = createDesk({ call, openSocket, now });
  const history = createHistory(call, now);

  const onEvent = (event: RunnerEvent): void => {
    if (event.type === 'cluster') cluster.set(event.cluster);
    else if (event.type === 'exercise') exercises.learn(event.exercise);
    else if (event.type === 'consoles') desk.learn(event.consoles);
    else if (event.type === 'class') classEnded.set(event.ended);
    else if (event.type === 'image') history.begin(event.image);
    else if (event.type === 'timeline') history.hear(event.events);
    else if (event.type === 'progress') {
      if (event.notice !== undefined) notice.set(event.notice);
      void exercises.refresh();
    }
  };
  const feed = createFeed({ call, openSocket, token, now, onEvent });

  let before: Link['phase'] = feed.link.get().phase;
  const stop = feed.link.subscribe(() => {
    const { phase } = feed.link.get();
    if (phase === 'connected' && before !== 'connected') {
      void exercises.refresh();
      desk.hurry();
    }
    before = phase;
  });

  return {
    call,
    link: feed.link,
    cluster,
    exercises,
    desk,
    history,
    classEnded,
    notice,
    dismissNotice: () => notice.set(undefined),
    start: () => feed.start(),
    hurry() {
      feed.hurry();
      desk.hurry();
    },
    dispose() {
      stop();
      feed.dispose();
      desk.dispose();
    },
  };
}
