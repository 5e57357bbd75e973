// The browser's composition root: one client, one dock, one set of saved things for the whole visit. Safe to load on the server.
import * as z from 'zod/mini';
import {
  browserSocket,
  createDrafts,
  createRunnerClient,
  createSaved,
  createStore,
  takeToken,
  watchForNewcomer,
} from '../runner/index.ts';
import { createDock } from './dock.ts';
import { createFileDesk } from './files.ts';
import { createLeftRunning, type LeftAlone } from './left-running.ts';
import { createAtHand } from './picture-at-hand.ts';
import { createQuestions } from './picture-questions.ts';
import { readings } from './picture-readings.ts';
import { createPicture } from './picture.ts';

// No code is made from strings here: the page is served with a policy that forbids it.
z.config({ jitless: true });

const page = typeof window === 'undefined' ? undefined : window;

/** Storage may be forbidden; then things are kept for this page only. */
function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return page?.[kind];
  } catch {
    return undefined;
  }
}

export const client = createRunnerClient({
  fetch: (...request) => fetch(...request),
  openSocket: browserSocket,
  token: page ? takeToken(page) : undefined,
  now: () => Date.now(),
});

export const dock = createDock(storage('localStorage'), storage('sessionStorage'), page?.innerHeight ?? 800);

const drafts = createDrafts(storage('localStorage'));

/** The files of the lesson, for the dock's editor. */
export const files = createFileDesk(client.call, drafts);

/** What the cluster picture shows, the predictions it may have to wait for, and the exercise it is looked at for. */
export const picture = createPicture(
  client.history.heard,
  () => page?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? false,
);
export const questions = createQuestions({
  picture,
  heard: client.history.heard,
  tellable: (id) => id in readings,
});
export const atHand = createAtHand();

/** Locked answers of the predict cards: card id → index of the chosen option. */
export const predictions = createSaved(
  'railyard.predictions',
  z.record(z.string(), z.int().check(z.gte(0))),
  {},
  storage('localStorage'),
);

/** Consumer groups that were there before the lesson was opened. */
export const leftRunning = createLeftRunning(
  client.call,
  createSaved(
    'railyard.left-alone',
    z.record(z.string(), z.array(z.string())) as z.ZodMiniType<LeftAlone>,
    {},
    storage('localStorage'),
  ),
  () => Date.now(),
);

/** When each command block was last run in this visit, in ms of the wall clock. */
export const ranAt = createStore<Readonly<Record<string, number>>>({});

/** The class that had ended last when this browser looked. */
const seenClass = createSaved<string | null>(
  'railyard.class',
  z.nullable(z.string()),
  null,
  storage('localStorage'),
);

/** The instructor's page shows the change itself; a learner's begins anew, with empty fields and nothing on its screens. */
function welcomeNewcomer(): void {
  predictions.set({});
  drafts.forget();
  if (page && !/\/instructor\/?$/.test(page.location.pathname)) page.location.reload();
}

if (page) {
  watchForNewcomer({ classEnded: client.classEnded, seen: seenClass, forget: welcomeNewcomer });
  client.start();
  const wake = (): void => client.hurry();
  page.addEventListener('online', wake);
  page.addEventListener('pageshow', wake);
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'visible') wake();
  });
}
