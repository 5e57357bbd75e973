// Gathers what every node and tool runs on: Java, the jars and the class-data archive.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { classDataArchive } from '../../host/class-data.ts';
import { findJava } from '../../host/java.ts';
import { fetchKafka } from '../../host/kafka-fetch.ts';
import { hostError } from './host-errors.ts';
import type { DriverLog } from '../node/log.ts';
import { readJvmFlags, type Runtime } from '../node/launch.ts';
import { trainCluster } from './training.ts';

/** What nodes and tools of this machine run on. */
export interface LocalRuntime extends Runtime {
  /** Absolute paths of the jars, in the order of the class path. */
  readonly jars: readonly string[];
}

export interface RuntimeOptions {
  readonly config: Config;
  readonly signal?: AbortSignal | undefined;
  readonly progress: (what: string) => void;
  readonly log?: DriverLog | undefined;
}

/** Finds Java, fetches Kafka if it is not there and trains the archive once. Throws host errors of the table. */
export async function prepareRuntime({
  config,
  signal,
  progress,
  log,
}: RuntimeOptions): Promise<LocalRuntime> {
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
  const infra = path.join(config.root, 'infra');
  const plain: LocalRuntime = {
    ...{ java: java.path, jvmFlags: readJvmFlags(infra), infra, jars, classData: undefined },
    classPath: ['-cp', jars.join(':')],
  };
  const classData = await classDataArchive({
    cacheDir: config.cacheDir,
    java,
    jars,
    flags: plain.jvmFlags,
    signal,
    train(folder) {
      progress('Learning which classes Kafka loads, so that it starts faster (once, about half a minute)');
      return trainCluster(folder, config, plain, signal);
    },
    onProblem: (error) => log?.warn({ error: String(error) }, 'no class-data archive'),
  });
  return { ...plain, classData };
}
