// `yard labs verify`: every exercise through the five gates on a private cluster, with one report.
import { setMaxListeners } from 'node:events';
import type { ExerciseAnswers } from '@railyard/labs/kit';
import { labAnswers } from '@railyard/labs/answers';
import { catalog } from '@railyard/labs/catalog';
import { RailyardError } from '../../../protocol/index.ts';
import { createLog } from '../../log.ts';
import { createKafkaOracle } from '../../oracles/kafka/index.ts';
import { createZooKeeperOracle } from '../../oracles/zookeeper/index.ts';
import { secretFile } from '../../storage/secret-file.ts';
import { type GateKeeper, type GateResult, runGates } from './gates.ts';
import { openPrivateLab, type PrivateLab } from './private-lab.ts';
import { createCalm } from './calm.ts';
import { gateLine, reportOf } from './report.ts';
import { gather, type Run } from './run.ts';
import { briefly, needsTheCluster } from './selection.ts';
import { traceOf } from './trace.ts';

export interface VerifyOptions {
  /** Exercise ids; all when absent. */
  readonly only?: readonly string[];
  /** Exercise ids that are left out. */
  readonly except?: readonly string[];
  /** One way of each kind instead of every catalogued one; see `selection.ts`. */
  readonly brief?: boolean;
  /** One more go for a way whose gate did not hold; one that holds then is called unsteady. */
  readonly secondGo?: boolean;
  /** How many exercises are typed side by side, where they do not break the cluster for each other; 1 when absent. */
  readonly lanes?: number;
  readonly driver?: string;
  readonly json?: boolean;
  readonly signal: AbortSignal;
  /** Lines for people while it runs, then the report. */
  readonly print: (line: string) => void;
}

/** Returns the exit status: 0 when every gate is shut or open as it should be. */
export async function verifyLabs(options: VerifyOptions): Promise<number> {
  const wanted = chosen(options);
  const say = options.json ? () => undefined : options.print;
  say('Starting a private cluster for the gates; a running lab is not touched.');
  // A finished fetch keeps its listener until it is collected.
  setMaxListeners(0, options.signal);
  const lab = await openPrivateLab({ driver: options.driver, signal: options.signal, progress: say });
  let run: Run;
  try {
    run = await gather(options.signal, async (done) => {
      await verifyAll(lab, wanted, options, (result) => {
        done(result);
        say(gateLine(result));
      });
    });
  } finally {
    await lab.close();
  }
  options.print(reportOf(run, options.json ?? false));
  return run.stopped || run.results.some(({ ok }) => !ok) ? 1 : 0;
}

function chosen({ only, except = [] }: VerifyOptions) {
  const all = catalog.flatMap(({ lab }) =>
    Object.entries(lab.exercises).map(([exercise, spec]) => ({ labId: lab.id, exercise, spec })),
  );
  const unknown = [...(only ?? []), ...except].find((id) => all.every(({ exercise }) => exercise !== id));
  if (unknown !== undefined) throw new RailyardError('NO_SUCH_LAB', { exercise: unknown });
  return all.filter(
    ({ exercise }) => (only === undefined || only.includes(exercise)) && !except.includes(exercise),
  );
}

type Chosen = ReturnType<typeof chosen>[number];

/** Side by side what leaves the cluster to others, with one reset at the end; then the rest, each with its own. */
async function verifyAll(
  lab: PrivateLab,
  wanted: readonly Chosen[],
  options: VerifyOptions,
  done: (result: GateResult) => void,
): Promise<void> {
  const { lanes = 1 } = options;
  const beside = wanted.filter((one) => lanes > 1 && !needsTheCluster(one.spec, answersOf(one)));
  const waiting = [...beside];
  const calm = createCalm();
  const lane = async (): Promise<void> => {
    // The later a lesson, the longer its exercises take: these first, so that no lane is left alone with one.
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
      await verifyExercise(lab, one, options, { calm, beside: true }, done);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (beside.length > 0) done(await resetGate(lab, 'all of these'));
  for (const one of wanted.filter((each) => !beside.includes(each))) {
    await verifyExercise(lab, one, options, { calm, beside: false }, done);
    done(await resetGate(lab, one.exercise));
  }
}

function answersOf({ labId, exercise }: Chosen): ExerciseAnswers {
  const answers = labAnswers.find((one) => one.labId === labId)?.exercises[exercise];
  if (answers === undefined)
    throw new RailyardError('BROKEN_LAB', { detail: `${labId} has no answers for ${exercise}` });
  return answers;
}

async function verifyExercise(
  lab: PrivateLab,
  one: Chosen,
  { signal, brief, secondGo = false }: VerifyOptions,
  company: Pick<GateKeeper, 'calm' | 'beside'>,
  done: (result: GateResult) => void,
): Promise<void> {
  const { exercise, spec } = one;
  const answers = answersOf(one);
  const log = createLog(lab.config);
  const { topology, config } = lab;
  const zookeeper = createZooKeeperOracle({ topology, bind: config.bind, log });
  const password = secretFile(config.dataDir, 'internal-password');
  const kafka = createKafkaOracle({ topology, bind: config.bind, zookeeper, password, log });
  zookeeper.connect();
  try {
    const keeper = {
      client: lab.client,
      ports: topology.clientPorts,
      trace: () => traceOf(zookeeper, kafka),
      prove: () => kafka.warmUp({ signal }),
      secondGo,
      ...company,
      signal,
    };
    for await (const result of runGates(keeper, exercise, spec, brief ? briefly(answers) : answers)) {
      signal.throwIfAborted();
      done(result);
    }
  } finally {
    await kafka.close();
    await zookeeper.close();
  }
}

/** The baseline must come back by reset, measured by its fingerprint. */
async function resetGate(lab: PrivateLab, exercise: string): Promise<GateResult> {
  const begun = performance.now();
  const { clean, differences } = await lab.client.call('resetCluster', { body: {} });
  const seconds = (performance.now() - begun) / 1000;
  return {
    exercise,
    gate: 'no trace',
    way: 'reset',
    ok: clean,
    seen: clean ? 'clean' : 'not clean',
    trouble: differences.join('; '),
    seconds,
  };
}
