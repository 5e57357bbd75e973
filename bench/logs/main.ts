// `npm run logs -- --logs 200 --seed 7`: random logs made by Kafka's own builders, read by kafka-dump-log and by the log
// microscope, compared letter by letter. Ends with status 1 on the first seed with a difference.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asRailyardError } from '../../lab-runner/src/cli/failure.ts';
import { loadConfig } from '../../lab-runner/src/config.ts';
import { findJava } from '../../lab-runner/src/host/java.ts';
import { fetchKafka } from '../../lab-runner/src/host/kafka-fetch.ts';
import { compareRandomLogs } from '../../lab-runner/src/oracles/log/proof/compare.ts';
import { compiles } from '../../lab-runner/src/oracles/log/proof/kafka-made.ts';

const usage = `npm run logs -- [--logs <n>] [--seed <n>] [--keep]

  --logs <n>  random logs (200)
  --seed <n>  the same seed makes the same logs (1)
  --keep      leave the files, and say where`;

const shownDifferences = 20;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      logs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [logs, seed] = [Number(values.logs), Number(values.seed)];
  if (values.help || !Number.isInteger(logs) || logs < 1 || !Number.isInteger(seed)) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const config = loadConfig({});
  const java = await findJava({ javaHome: config.javaHome });
  if (!(await compiles({ java: java.path }))) {
    console.error(`${java.path} is a Java without its compiler. Install a JDK of version 17 or newer.`);
    return 1;
  }
  const libs = await fetchKafka({ config, java });
  const folder = await mkdtemp(path.join(tmpdir(), 'railyard-logs-'));
  try {
    const began = performance.now();
    const result = await compareRandomLogs({ java: java.path, libs }, { folder, logs, seed });
    const { differences } = result;
    for (const difference of differences.slice(0, shownDifferences)) console.log(difference);
    console.log(
      `Seed ${seed}: ${result.logs} logs (${(result.bytes / 1e6).toFixed(1)} MB, ${result.batches} batches, ` +
        `${result.records} records), ${result.indexes} indexes, ${result.damaged} damaged copies; ` +
        `${differences.length === 0 ? 'all equal' : `${differences.length} differences`}; ` +
        `${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
    return differences.length === 0 ? 0 : 1;
  } finally {
    if (values.keep) console.log(`The files are in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const { message, remedy } = asRailyardError(error);
  console.error(`${message}\n${remedy}`);
  process.exitCode = 1;
}
