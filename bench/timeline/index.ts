// The timeline measured: from a change in ZooKeeper to the page, and what recording costs while nothing happens.
import { topicStream } from './stream.ts';
import { cpuSeconds } from '../machine.ts';
import { decimal, type Finding, median, percentile, table } from '../figures.ts';
import { type Lab, withLab } from '../lab.ts';
import type { Run } from '../run.ts';

/** Topics made per round; each gives two samples. */
const topicsPerRound = 40;
const idleSeconds = 30;

/** One lab of plain processes, with one page that listens. */
export async function measureTimeline(run: Run): Promise<Readonly<Record<string, Finding>>> {
  return withLab('jvm', run.signal, async (lab) => {
    run.say('Starting a lab');
    await lab.up();
    const idle = await measureIdle(lab, run);
    return { news: await measureNews(lab, run), idle };
  });
}

/** ZooKeeper's own time of the change against the time the page's socket had the event, on one clock. */
async function measureNews(lab: Lab, { rounds, signal, say }: Run): Promise<Finding> {
  const stream = await topicStream(lab);
  const samples: number[] = [];
  try {
    for (let at = 0; at < rounds * topicsPerRound; at += 1) {
      signal.throwIfAborted();
      if (at % topicsPerRound === 0) say(`Making ${topicsPerRound} topics, one after the other`);
      samples.push(...(await stream.make(`bench-${at}`)));
    }
  } finally {
    await stream.close();
  }
  const row = (name: string, share: number) => [name, `${decimal(percentile(samples, share), 0)} ms`];
  return {
    facts: { samples, p50: median(samples), p95: percentile(samples, 0.95) },
    lines: [
      `From ZooKeeper's change to the page (${samples.length} changes):`,
      ...table([row('  median', 0.5), row('  p95', 0.95), row('  worst', 1)]),
    ],
  };
}

/** The whole runner's share of one core: what the recorder takes is at most that. */
async function measureIdle({ runner }: Lab, { signal, say }: Run): Promise<Finding> {
  say(`Watching the idle runner for ${idleSeconds} s`);
  const before = cpuSeconds(runner.pid) ?? NaN;
  const begun = performance.now();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, idleSeconds * 1000);
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)), { once: true });
  });
  const seconds = (performance.now() - begun) / 1000;
  const share = (100 * ((cpuSeconds(runner.pid) ?? NaN) - before)) / seconds;
  return {
    facts: { percentOfOneCore: share, seconds },
    lines: [
      `The idle runner, recorder included: ${decimal(share)} % of one core over ${decimal(seconds, 0)} s`,
    ],
  };
}
