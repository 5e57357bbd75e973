// The console beside a plain relay: echo and flood, in rounds that alternate who begins.
import { decimal, type Finding, median, megabytes, percentile, table } from '../figures.ts';
import type { Lab } from '../lab.ts';
import { cpuSeconds } from '../machine.ts';
import { openOurs } from './console-ours.ts';
import { startPlainRelay } from './console-plain.ts';
import { echoTimes, floodSeconds, type Terminal } from './terminal.ts';

const keysPerRound = 200;
const floodBytes = 100_000_000;

interface Side {
  readonly open: () => Promise<Terminal>;
  /** The process that carries the bytes. */
  readonly pid: number;
  readonly echoMs: number[];
  readonly floodMbPerSecond: number[];
  readonly cpuSecondsPerFlood: number[];
}

/** Both sides in the running lab's workbench, round after round. */
export async function measureConsole(
  lab: Lab,
  { rounds, signal, say }: { rounds: number; signal: AbortSignal; say: (line: string) => void },
): Promise<Finding> {
  // The workbench is brought by the first console; the relay needs it there.
  await (await openOurs(lab)).close();
  const relay = await startPlainRelay(lab);
  const side = (open: Side['open'], pid: number): Side => ({
    ...{ open, pid, echoMs: [], floodMbPerSecond: [], cpuSecondsPerFlood: [] },
  });
  const ours = side(() => openOurs(lab), lab.runner.pid);
  const plain = side(relay.open, relay.pid);
  try {
    for (let round = 0; round < rounds; round += 1) {
      say(`Console, round ${round + 1} of ${rounds}`);
      for (const one of round % 2 === 0 ? [ours, plain] : [plain, ours]) await measureSide(one, signal);
    }
  } finally {
    relay.close();
  }
  return compare(ours, plain);
}

async function measureSide(side: Side, signal: AbortSignal): Promise<void> {
  await using(side, async (terminal) => {
    side.echoMs.push(...(await echoTimes(terminal, keysPerRound, signal)));
  });
  await using(side, async (terminal) => {
    const before = cpuSeconds(side.pid);
    side.floodMbPerSecond.push(megabytes(floodBytes) / (await floodSeconds(terminal, floodBytes, signal)));
    side.cpuSecondsPerFlood.push((cpuSeconds(side.pid) ?? NaN) - (before ?? NaN));
  });
}

async function using({ open }: Side, use: (terminal: Terminal) => Promise<void>): Promise<void> {
  const terminal = await open();
  try {
    await use(terminal);
  } finally {
    await terminal.close();
  }
}

function compare(ours: Side, plain: Side): Finding {
  const row = (title: string, digits: number, of: (side: Side) => number) => [
    title,
    ...[of(ours), of(plain)].map((value) => decimal(value, digits)),
    decimal(of(ours) / of(plain), 2),
  ];
  return {
    lines: table([
      ['console', 'ours', 'plain relay', 'ours ÷ plain'],
      row('echo of a key, median, ms', 2, ({ echoMs }) => median(echoMs)),
      row('echo of a key, p95, ms', 2, ({ echoMs }) => percentile(echoMs, 0.95)),
      row('flood of 100 MB, median, MB/s', 0, ({ floodMbPerSecond }) => median(floodMbPerSecond)),
      row("server's CPU for it, median, s", 2, ({ cpuSecondsPerFlood }) => median(cpuSecondsPerFlood)),
    ]),
    facts: { ours: samplesOf(ours), plain: samplesOf(plain) },
  };
}

function samplesOf({ echoMs, floodMbPerSecond, cpuSecondsPerFlood }: Side) {
  return { echoMs, floodMbPerSecond, cpuSecondsPerFlood };
}
