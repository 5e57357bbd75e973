// Gathers what every node and tool runs on: Java, the jars and the class-data archive.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { classDataArchive } from '../../host/class-data.ts';
import { findJava } from '../../host/java.ts';
import { fetchKafka } from '../../host/kafka-fetch.ts';
import { hostError } from './host-errors.ts';
import { lightFlags, type Runtime } from './launch.ts';
import { trainCluster } from './training.ts';

/** The part of a structured logger the driver uses. */
export interface DriverLog {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
}

export interface RuntimeOptions {
  readonly config: Config;
  readonly signal?: AbortSignal | undefined;
  readonly progress: (what: string) => void;
  readonly log?: DriverLog | undefined;
}

/** Finds Java, fetches Kafka if it is not there and trains the archive once. Throws host errors of the table. */
export async function prepareRuntime({ config, signal, progress, log }: RuntimeOptions): Promise<Runtime> {
  const java = await findJava({ javaHome: config.javaHome, signal });
  const libs = await fetchKafka({
    config,
    java,
    signal,
    progress: (event) => progress(`Fetching Kafka: ${event.text}`),
  }).catch((error: unknown) => {
    throw hostError(error, config.cacheDir);
  });
  const jars = readdirSync(libs)
    .sort()
    .map((name) => path.join(libs, name));
  const plain: Runtime = { java, jars, infra: path.join(config.root, 'infra'), classData: undefined };
  const classData = await classDataArchive({
    cacheDir: config.cacheDir,
    java,
    jars,
    flags: lightFlags,
    signal,
    train(folder) {
      progress('Learning which classes Kafka loads, so that it starts faster (once, about half a minute)');
      return trainCluster(folder, config, plain, signal);
    },
    onProblem: (error) => log?.warn({ error: String(error) }, 'no class-data archive'),
  });
  return { ...plain, classData };
}
