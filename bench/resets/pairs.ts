// `soft-reset` and `hard-reset`: a dirty cluster until it is measured clean, beside wiping and starting six stock nodes, in turn.
import type { ResetWay } from '../../lab-runner/protocol/index.ts';
import { createLabClient } from '../../lab-runner/src/cli/client.ts';
import { secretFile } from '../../lab-runner/src/storage/secret-file.ts';
import { loadTopology } from '../../lab-runner/src/topology.ts';
import { decimal, type Finding, median, percentile, sum, table } from '../figures.ts';
import { withLab } from '../lab.ts';
import { cpuSeconds } from '../machine.ts';
import type { Run } from '../run.ts';
import { type ClusterDoor, openDoor } from './cluster-door.ts';
import { type StockCluster, withStock } from './stock.ts';

/** What the ratio is promised to be; for the soft one also seconds. */
const promises = { soft: { ratio: 0.1, seconds: 2 }, hard: { ratio: 0.4, seconds: undefined } } as const;

/** Both sides hold a running cluster all the time, so each is measured with the other idle beside it. */
export function measurePairs(way: 'soft' | 'hard', run: Run): Promise<Record<string, Finding>> {
  const { signal, say, rounds } = run;
  return withLab('jvm', signal, async (lab) => {
    say('Starting a lab, and six stock nodes beside it');
    // Before the others look for free ports.
    await lab.up();
    return withStock(signal, async (stock) => {
      const { config } = lab;
      const password = secretFile(config.dataDir, 'internal-password');
      const ours = () => openDoor(loadTopology(config.portBase), config.bind, password);
      await startStock(stock, signal);
      const samples = { ours: [] as number[], stock: [] as number[], cpu: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        const sides = [() => ourSide(), () => stockSide()];
        for (const side of round % 2 === 0 ? sides : sides.reverse()) {
          signal.throwIfAborted();
          await side();
        }
        const [mine, theirs] = [samples.ours.at(-1), samples.stock.at(-1)];
        say(`round ${round + 1} of ${rounds}: ours ${decimal(mine, 2)} s, stock ${decimal(theirs, 2)} s`);
      }
      return { [`${way}-reset`]: finding(way, samples) };

      async function ourSide(): Promise<void> {
        await throughDoor(ours(), (door) => door.soil());
        const cpu = cpuSeconds(lab.runner.pid) ?? NaN;
        const begun = performance.now();
        await resetOurs(createLabClient(lab.runner), way);
        samples.ours.push((performance.now() - begun) / 1000);
        samples.cpu.push((cpuSeconds(lab.runner.pid) ?? NaN) - cpu);
      }
      async function stockSide(): Promise<void> {
        await throughDoor(stockDoor(stock), (door) => door.soil());
        const begun = performance.now();
        await stock.stop();
        stock.wipe();
        await startStock(stock, signal);
        samples.stock.push((performance.now() - begun) / 1000);
      }
    });
  });
}

async function resetOurs(client: ReturnType<typeof createLabClient>, way: ResetWay): Promise<void> {
  const { clean, differences } = await client.call('resetCluster', { body: { way } });
  if (!clean) throw new Error(`the ${way} reset was not clean: ${differences.join('; ')}`);
}

function stockDoor(stock: StockCluster): ClusterDoor {
  return openDoor(stock.topology, stock.config.bind, stock.password);
}

/** Until a record written with acks=all to three replicas was read back. */
async function startStock(stock: StockCluster, signal: AbortSignal): Promise<void> {
  stock.start();
  await throughDoor(stockDoor(stock), async ({ zookeeper, kafka }) => {
    for (const end = performance.now() + 120_000; zookeeper.facts().brokers?.length !== 3;) {
      signal.throwIfAborted();
      if (performance.now() > end) throw new Error('the stock brokers did not come up');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await kafka.warmUp();
  });
}

async function throughDoor<T>(door: ClusterDoor, use: (door: ClusterDoor) => Promise<T>): Promise<T> {
  door.open();
  try {
    return await use(door);
  } finally {
    await door.close();
  }
}

function finding(way: 'soft' | 'hard', samples: Record<'ours' | 'stock' | 'cpu', number[]>): Finding {
  const ratio = median(samples.ours) / median(samples.stock);
  const promise = promises[way];
  const row = (name: string, of: readonly number[]) => [
    name,
    decimal(median(of), 2),
    decimal(percentile(of, 0.95), 2),
    of.map((one) => decimal(one, 2)).join(' '),
  ];
  return {
    facts: { ...samples, ratio, promise },
    lines: [
      ...table([
        [`${way} reset, seconds`, 'median', 'p95', 'samples'],
        row('ours', samples.ours),
        row('stock', samples.stock),
      ]),
      `ratio ${decimal(ratio, 3)} (promised: at most ${promise.ratio}${promise.seconds === undefined ? '' : `, and ${promise.seconds} s`})`,
      `CPU of our runner ${decimal(sum(samples.cpu) / samples.cpu.length, 2)} s a reset`,
    ],
  };
}
