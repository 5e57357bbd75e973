// Adapters of our ports that live in memory, and a small lab, for tests of the grader.
import {
  type Check,
  defineAnswers,
  defineLab,
  defineMessages,
  type Oracles,
  standardPorts,
} from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { AttemptRecord, ProgressStore, VerdictRecord } from '../../ports/progress-store.ts';
import type { GradedLab } from './exercises.ts';
import type { GraderParts } from './grader.ts';

/** A store in memory; `refuse` makes it a full disk. */
export function createFakeProgress(): ProgressStore & { refuse: boolean; readonly saved: VerdictRecord[] } {
  const attempts: AttemptRecord[] = [];
  const saved: VerdictRecord[] = [];
  let epoch = 1;
  let sequence = 0;
  const of = (exercise: string) => saved.filter((one) => one.exercise === exercise);
  const store = {
    refuse: false,
    saved,
    notice: undefined,
    currentAttempt: (exercise: string) => attempts.filter((one) => one.exercise === exercise).at(-1),
    beginAttempt: (attempt: AttemptRecord) => {
      unlessFull();
      attempts.push(attempt);
    },
    updateAttempt(exercise: string, number: number, change: Partial<AttemptRecord>) {
      unlessFull();
      const at = attempts.findIndex((one) => one.exercise === exercise && one.number === number);
      attempts[at] = { ...(attempts[at] as AttemptRecord), ...change };
    },
    saveVerdict(record: Omit<VerdictRecord, 'sequence'>) {
      sequence += 1;
      unlessFull();
      const kept = { ...record, sequence };
      saved.push(kept);
      return kept;
    },
    lastVerdict: (exercise: string) => of(exercise).at(-1),
    passed: (exercise: string) => of(exercise).some(({ verdict }) => verdict.outcome === 'passed'),
    tries: (exercise: string, attempt: number) =>
      of(exercise).filter(
        (one) => one.attempt === attempt && ['passed', 'failed'].includes(one.verdict.outcome),
      ).length,
    epoch: () => epoch,
    setEpoch: (next: number) => void (epoch = next),
    clear() {
      attempts.length = 0;
      saved.length = 0;
    },
    close: () => undefined,
  };
  function unlessFull(): void {
    if (store.refuse) throw new RailyardError('NOT_SAVED', { detail: 'the disk is full' });
  }
  return store;
}

/** A cluster that is not there: every oracle call is the test's own business. */
export const noOracles = { ports: standardPorts, nodes: [] } as unknown as Oracles;

const exercise = {
  core: true,
  kinds: ['kafka'],
  values: { topic: { draw: 'suffix', prefix: 'orders-' } },
  answers: { count: { kind: 'number' }, ids: { kind: 'list' } },
  reasons: ['missing'],
  waits: ['creating'],
  deadlineMs: 200,
} as const;

const lab = defineLab({
  id: '01-fake',
  number: 1,
  exercises: {
    '1.1': exercise,
    '1.2': {
      ...exercise,
      kinds: ['mutation'],
      prediction: { options: ['yes', 'no'] },
      starters: { 'client.properties': 'client.properties' },
    },
  },
});

const words = {
  title: 'Make it',
  goal: ['Create {topic}.'],
  passed: '{topic} has {partitions} partitions.',
  why: 'Partitions share the work at kafka1:9092.',
  hints: ['Name it {topic}.', 'Ask {bootstrap}.'],
  solution: 'It creates {topic}.',
  answers: { count: { label: 'Count', help: '' }, ids: { label: 'Ids', help: '' } },
  reasons: {
    missing: { expected: 'A topic {topic}.', observed: 'You said {count} and {ids}.', hint: 'Create it.' },
  },
  waits: { creating: '{topic} is being created.' },
};

const asked = {
  ...words,
  prediction: {
    question: 'Will it hold?',
    options: { yes: 'It holds.', no: 'It breaks.' },
    happened: { yes: '{topic} held.', no: '{topic} broke.' },
    surprise: 'Most bridges hold.',
  },
};

/** The lab with the given checks. */
export function fakeLab(checks: { '1.1': Check; '1.2': Check }): GradedLab {
  const nothing = { alternatives: [], mistakes: [], fakes: [] };
  const solution = {
    name: 'the plain way',
    lines: ['kafka-topics --bootstrap-server kafka1:9092 --create {topic}'],
  };
  return {
    lab,
    messages: defineMessages(lab, { title: 'Fake', exercises: { '1.1': words, '1.2': asked } }),
    checks: { labId: lab.id, checks },
    answers: defineAnswers(lab, {
      '1.1': { ...nothing, solution: { ...solution, answers: { count: '3' } } },
      '1.2': { ...nothing, solution },
    }),
  };
}

/** The same lab, whose checks read what happened to groups. */
export function followingGroups(graded: GradedLab): GradedLab {
  const exercises = Object.entries(graded.lab.exercises).map(([id, spec]) => [
    id,
    { ...spec, follows: 'groups' as const },
  ]);
  return { ...graded, lab: { ...graded.lab, exercises: Object.fromEntries(exercises) } };
}

/** Everything a grader needs, well and empty; parts may be replaced. */
export function graderParts(
  checks: { '1.1': Check; '1.2'?: Check },
  parts: Partial<GraderParts> = {},
): GraderParts {
  let drawn = 0;
  return {
    labs: [fakeLab({ '1.2': async ({ passed }) => passed({ partitions: 1 }), ...checks })],
    progress: createFakeProgress(),
    oracles: () => noOracles,
    ports: { ...standardPorts, kafka1: 19092 },
    clusterReady: () => ({ ready: true }),
    epoch: () => 1,
    clock: () => 1000,
    random: (below) => (drawn += 1) % below,
    log: { warn: () => undefined },
    patienceMs: 30,
    ...parts,
  };
}

export const passes: Check = async ({ passed }) =>
  passed({ partitions: 3 }, 'kafka-topics --bootstrap-server kafka1:9092');
export const fails: Check = async ({ failed }) => failed('missing', {});

/** Hangs until it is cut off. */
export const hangs: Check = ({ signal }) =>
  new Promise((_, reject) => {
    (signal as AbortSignal).addEventListener('abort', () => reject((signal as AbortSignal).reason));
  });

/** Ends, and passes, when the test says so; counts its calls. */
export function heldCheck() {
  let release = () => {};
  const open = new Promise<void>((resolve) => (release = resolve));
  const answers: unknown[] = [];
  const check: Check = async (context) => {
    answers.push(context.answers);
    await open;
    return passes(context);
  };
  return { check, answers, release: () => release() };
}
