// `npm run bench -- <name>`: runs a measurement, prints its figures, and keeps them as JSON in bench/results.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asRailyardError } from '../lab-runner/src/cli/failure.ts';
import { onStopSignal } from '../lab-runner/src/cli/stop-signals.ts';
import { loadConfig } from '../lab-runner/src/config.ts';
import { dockerParts, measureDocker } from './docker/index.ts';
import type { Finding } from './figures.ts';
import { describeMachine, machineLines } from './machine.ts';
import { measurePairs, measureRounds } from './resets/index.ts';
import type { Run } from './run.ts';
import { measureTimeline } from './timeline/index.ts';

type Measurement = (run: Run) => Promise<Readonly<Record<string, Finding>>>;

const measurements: Readonly<Record<string, Measurement>> = {
  docker: (run) => measureDocker(dockerParts, run),
  ...Object.fromEntries(
    dockerParts.map((part): [string, Measurement] => [`docker-${part}`, (run) => measureDocker([part], run)]),
  ),
  'soft-reset': (run) => measurePairs('soft', run),
  'hard-reset': (run) => measurePairs('hard', run),
  resets: (run) => measureRounds('jvm', run),
  'resets-docker': (run) => measureRounds('docker', run),
  timeline: measureTimeline,
};

/** Where it is not three. */
const usualRounds: Readonly<Record<string, number>> = {
  'soft-reset': 9,
  'hard-reset': 9,
  resets: 100,
  'resets-docker': 25,
};

const usage = `npm run bench -- <name> [--json] [--rounds <n>] [--seed <n>]

Names: ${Object.keys(measurements).join(', ')}

  --json        print the figures and all samples as JSON
  --rounds <n>  rounds of each side (3 of the console, 9 of a reset), resets in a row (100), or
                of 40 topics for the timeline (3)
  --seed <n>    of what "resets" draws by lot (1)`;

/** 128 + SIGINT, as shells count it. */
const interrupted = 130;

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [asked = '', ...more] = positionals;
  // RAILYARD_DRIVER says where, as it does for every command.
  const name = asked === 'resets' && loadConfig({}).driver === 'docker' ? 'resets-docker' : asked;
  const measure = measurements[name];
  const rounds = Number(values.rounds ?? usualRounds[name] ?? 3);
  const seed = Number(values.seed);
  const sensible = Number.isInteger(rounds) && rounds > 0 && Number.isInteger(seed);
  if (values.help || measure === undefined || more.length > 0 || !sensible) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const stop = new AbortController();
  const say = (line: string) => console.error(line);
  const listening = onStopSignal(({ first }) => {
    if (first) stop.abort(new Error('The measurement was stopped'));
    say('Stopping: the lab is being removed.');
  });
  const machine = describeMachine();
  try {
    const findings = await measure({ rounds, seed, signal: stop.signal, say });
    const record = {
      bench: name,
      at: new Date().toISOString(),
      machine,
      findings: Object.fromEntries(Object.entries(findings).map(([part, { facts }]) => [part, facts])),
    };
    const json = JSON.stringify(record, null, 2);
    keep(name, json);
    const blocks = [machineLines(machine), ...Object.values(findings).map(({ lines }) => lines)];
    console.log(values.json ? json : blocks.map((lines) => lines.join('\n')).join('\n\n'));
    return 0;
  } catch (error) {
    if (stop.signal.aborted) return interrupted;
    const { message, remedy } = asRailyardError(error);
    say(`${name}: not run. ${message}\n${remedy}`);
    return 1;
  } finally {
    listening.dispose();
  }
}

function readArguments() {
  return parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function keep(name: string, json: string): void {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.json`), `${json}\n`);
}

process.exitCode = await main();
