// The five gates of one exercise: untouched fails, solutions pass, mistakes fail for their reason, faking fails, no trace stays.
import type { ExerciseAnswers, ExerciseSpec, Way } from '@railyard/labs/kit';
import { fillKnown, localise, type ClientPorts, type Verdict } from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import { pause } from '../../core/grader/wait.ts';
import type { LabClient } from '../client.ts';
import type { Calm } from './calm.ts';
import { mend } from './mend.ts';
import { withSecondGo } from './second-go.ts';
import { ownDifference, traceDifference } from './trace.ts';
import { openTypist } from './typist.ts';

export const gateNames = ['untouched', 'solution', 'mistakes', 'faking', 'no trace'] as const;
export type GateName = (typeof gateNames)[number];

export interface GateResult {
  readonly exercise: string;
  readonly gate: GateName;
  /** What was typed: the way's name, or the gate's. */
  readonly way: string;
  readonly ok: boolean;
  /** `passed`, or the outcome with its reason code. */
  readonly seen: string;
  /** Why the gate is shut, in words; empty when it is open. */
  readonly trouble: string;
  /** What was wrong at the first go, where the second one held. */
  readonly unsteady?: string;
  readonly seconds: number;
}

export interface GateKeeper {
  readonly client: LabClient;
  readonly ports: ClientPorts;
  trace(): Promise<readonly string[]>;
  /** Resolves when every broker has taken part in a write: then it is connected with ZooKeeper again, too. */
  prove(): Promise<void>;
  /** Whether a way whose gate did not hold is typed once more. */
  readonly secondGo: boolean;
  /** Ways may share the cluster with those of other exercises; what looks for traces is alone. */
  readonly calm: Calm;
  /** Whether other exercises are under way, and leave topics and groups in the cluster. */
  readonly beside: boolean;
  readonly signal: AbortSignal;
}

/** A cluster as it is before anybody has broken it. */
async function whole({ client, prove, signal }: GateKeeper, { cluster }: ExerciseSpec): Promise<void> {
  await mend(client, { signal });
  if (cluster === 'broken') await prove();
}

/** On a whole cluster, types a way into a fresh console on a fresh attempt and presses `yard check`. */
async function attempt(keeper: GateKeeper, exercise: string, spec: ExerciseSpec, way: Way): Promise<Verdict> {
  const { client, ports, signal } = keeper;
  await whole(keeper, spec);
  const { values } = await client.call('newAttempt', { params: { exercise }, body: {} });
  const predict = async (): Promise<void> => {
    if (way.prediction === undefined) return;
    await client.call('predict', { params: { exercise }, body: { option: way.prediction } });
  };
  const typist = await openTypist(client, signal);
  try {
    if (!way.predictsLate) await predict();
    const typeAll = async (lines: Way['lines'] = []): Promise<void> => {
      for (const line of lines) await typist.type(localise(fillKnown(line, values), ports));
    };
    await typeAll(way.lines);
    if (way.predictsLate) await predict();
    const verdict = await check(keeper, exercise, typist, way.answers ?? {});
    await typeAll(way.afterwards);
    return verdict;
  } finally {
    await typist.close();
  }
}

async function check(
  { client, ports }: GateKeeper,
  exercise: string,
  typist: Awaited<ReturnType<typeof openTypist>>,
  answers: Readonly<Record<string, string>>,
): Promise<Verdict> {
  const { values, last: before } = await client.call('exercise', { params: { exercise } });
  const flags = Object.entries(answers).map(
    ([name, word]) => `--answer ${name}=${localise(fillKnown(word, values), ports)}`,
  );
  const typed = await typist.type(['command yard check', exercise, ...flags].join(' '));
  const { last } = await client.call('exercise', { params: { exercise } });
  if (last === null || last.sequence === before?.sequence) {
    return {
      outcome: 'blocked',
      cause: `yard check gave no verdict: ${typed.output.slice(0, 400)}`,
      remedy: '',
    };
  }
  return last.verdict;
}

/** `passed`, `failed: wrong-partitions`, `notYet: …`, `blocked: …`. */
function nameOf(verdict: Verdict): string {
  switch (verdict.outcome) {
    case 'passed':
      return 'passed';
    case 'failed':
      return `failed: ${verdict.reason}`;
    case 'notYet':
      return `notYet: ${verdict.wait}`;
    case 'blocked':
      return `blocked: ${verdict.cause}`;
  }
}

/** Runs every gate of one exercise, yielding each result as it comes. */
export async function* runGates(
  keeper: GateKeeper,
  exercise: string,
  spec: ExerciseSpec,
  answers: ExerciseAnswers,
): AsyncGenerator<GateResult> {
  const judge = (gate: GateName, way: Way, wanted: (verdict: Verdict) => string): Promise<GateResult> =>
    withSecondGo(keeper.secondGo, () => keeper.calm.together(() => judgeOnce(gate, way, wanted)));
  const judgeOnce = async (
    gate: GateName,
    way: Way,
    wanted: (verdict: Verdict) => string,
  ): Promise<GateResult> => {
    const begun = performance.now();
    const told = (seen: string, trouble: string): GateResult => {
      const seconds = (performance.now() - begun) / 1000;
      return { exercise, gate, way: way.name, ok: trouble === '', seen, trouble, seconds };
    };
    try {
      const verdict = await attempt(keeper, exercise, spec, way);
      return told(nameOf(verdict), wanted(verdict));
    } catch (error) {
      // A line that does not end is a shut gate, and no reason to leave the others untried.
      if (keeper.signal.aborted || !(error instanceof RailyardError)) throw error;
      return told('no verdict', error.message);
    }
  };

  // Predicted, so that it is the deed that is missing.
  const { prediction } = answers.solution;
  yield await judge('untouched', { name: 'untouched', lines: [], prediction }, mustNotPass);
  for (const mistake of answers.mistakes) {
    yield await judge('mistakes', mistake, (verdict) =>
      verdict.outcome === 'failed' && verdict.reason === mistake.reason
        ? ''
        : `wanted failed: ${mistake.reason}, saw ${nameOf(verdict)}`,
    );
  }
  for (const fake of answers.fakes) yield await judge('faking', fake, mustNotPass);
  for (const way of [...answers.alternatives, answers.solution]) {
    yield await judge('solution', way, (verdict) =>
      verdict.outcome === 'passed' ? '' : `wanted passed, saw ${sentenceOf(verdict)}`,
    );
  }
  // Never twice: what the first go left behind would be there before the second, and no difference.
  yield await keeper.calm.alone(() => noTrace(keeper, exercise, spec, answers));
}

function mustNotPass(verdict: Verdict): string {
  return verdict.outcome === 'failed' ? '' : `wanted failed, saw ${nameOf(verdict)}`;
}

function sentenceOf(verdict: Verdict): string {
  return verdict.outcome === 'failed' ? `${nameOf(verdict)} (${verdict.observed})` : nameOf(verdict);
}

/** Milliseconds until a consumer that went with its console is gone for its coordinator, too: a session, and a little more. */
const goneWithinMs = 60_000;

/** The trace once no group has members any more, or does not lose them in time. */
async function atRest({ trace, signal }: GateKeeper): Promise<readonly string[]> {
  const end = performance.now() + goneWithinMs;
  for (;;) {
    const lines = await trace();
    const busy = lines.some((line) => /^group .*: (Stable|\w+Rebalance)$/.test(line));
    if (!busy || performance.now() > end) return lines;
    await pause(500, signal);
  }
}

/**
 * Ten more checks on the solved exercise (two where the check itself breaks nodes) must change nothing in the cluster.
 * What the solution broke is mended first: only a cluster at rest shows what a check changes, and what was done stays done.
 */
async function noTrace(
  keeper: GateKeeper,
  exercise: string,
  spec: ExerciseSpec,
  answers: ExerciseAnswers,
): Promise<GateResult> {
  const begun = performance.now();
  const runs = spec.kinds.includes('mutation') ? 2 : 10;
  await whole(keeper, spec);
  const typist = await openTypist(keeper.client, keeper.signal);
  const before = await atRest(keeper);
  let seen = 'passed';
  let own: readonly string[] = [];
  try {
    const { values } = await keeper.client.call('exercise', { params: { exercise } });
    own = Object.values(values).filter((value) => value.length > 3);
    // Answers may use variables that the solution's lines set in its own console: set them here again, read-only lines only.
    for (const line of answers.solution.lines.filter((one) => /^\w+=\$\(/.test(one))) {
      await typist.type(localise(fillKnown(line, values), keeper.ports));
    }
    for (let run = 0; run < runs && seen === 'passed'; run += 1) {
      seen = nameOf(await check(keeper, exercise, typist, answers.solution.answers ?? {}));
    }
  } finally {
    await typist.close();
  }
  const after = await keeper.trace();
  const changed = keeper.beside ? ownDifference(before, after, own) : traceDifference(before, after);
  const trouble = seen !== 'passed' ? `check number two and later: ${seen}` : changed.join('; ');
  const seconds = (performance.now() - begun) / 1000;
  return { exercise, gate: 'no trace', way: `${runs} checks`, ok: trouble === '', seen, trouble, seconds };
}
