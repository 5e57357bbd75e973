// The way from nothing to a running lab, stage by stage. Knows neither terminal nor signals.
import { existsSync } from 'node:fs';
import { remedyHere } from '../../bootstrap/package-managers.mjs';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { connectDocker } from '../drivers/docker/engine.ts';
import { ensureImages, imagesAreThere } from '../drivers/docker/images.ts';
import { fetchKafka, kafkaJars } from '../host/kafka-fetch.ts';
import type { Java } from '../host/java.ts';
import { buildSite, siteIsCurrent } from '../host/site.ts';
import type { Runner, RunnerProgress } from '../main.ts';
import { findRunner } from '../storage/runner-file.ts';
import { imagesTitle } from './build.ts';
import { requireMachine } from './machine.ts';
import type { Stage, Stages } from './stages.ts';

export interface StartParts {
  readonly config: Config;
  readonly stages: Stages;
  readonly signal: AbortSignal;
}

/** Starts the lab. On failure or cancellation nothing of it is left running. */
export async function startLab(parts: StartParts): Promise<Runner> {
  const { config } = parts;
  const holder = findRunner(config.dataDir);
  if (holder !== undefined) {
    throw new RailyardError('ALREADY_RUNNING', {
      dataDir: config.dataDir,
      pid: holder.pid,
      address: holder.address || 'the address it will print',
    });
  }
  const machine = await during(parts.signal, parts.stages.begin('Checking this machine'), () =>
    requireMachine(config, parts.signal),
  );
  if (machine.driver === 'jvm') await fetched(parts, machine.java);
  else await imaged(parts);
  await built(parts);
  return started(parts);
}

/** Runs the work of a stage and says how it ended. */
async function during<T>(signal: AbortSignal, stage: Stage, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    stage.end();
    return result;
  } catch (error) {
    stage.fail(signal.aborted ? 'stopped' : undefined);
    throw error;
  }
}

async function fetched({ config, stages, signal }: StartParts, java: Java): Promise<void> {
  const there = existsSync(kafkaJars(config));
  const stage = there ? stages.begin('Verifying Kafka') : stages.begin('Fetching Kafka', 'fetch');
  const remedy = remedyHere(['maven']);
  await during(signal, stage, () =>
    fetchKafka({ config, java, remedy, signal, progress: (report) => stage.report(report) }),
  );
}

async function imaged({ config, stages, signal }: StartParts): Promise<void> {
  const docker = connectDocker();
  const { root, imagesFrom: pullFrom, proxies } = config;
  const there = await imagesAreThere(docker, root);
  const stage = there ? stages.begin('Looking at the Docker images') : stages.begin(imagesTitle, 'images');
  await during(signal, stage, () =>
    ensureImages({ docker, root, pullFrom, proxies, signal, progress: (report) => stage.report(report) }),
  );
}

async function built({ config, stages, signal }: StartParts): Promise<void> {
  if (siteIsCurrent(config)) return;
  const stage = stages.begin('Building the site', 'site');
  await during(signal, stage, () =>
    buildSite({ places: config, signal, progress: (text) => stage.report({ text }) }),
  );
}

async function started({ config, stages, signal }: StartParts): Promise<Runner> {
  const [{ startRunner }, { createLog }] = await Promise.all([import('../main.ts'), import('../log.ts')]);
  let stage: Stage = stages.begin('Preparing the nodes');
  let at: RunnerProgress['stage'] = 'preparing';
  try {
    const runner = await startRunner({
      config,
      log: createLog(config),
      signal,
      progress: ({ stage: name, ...report }) => {
        if (name === 'listening') return;
        if (name !== at) {
          stage.end();
          at = name;
          stage = stages.begin(titles[name], name);
        }
        stage.report(report);
      },
    });
    stage.end();
    return runner;
  } catch (error) {
    stage.fail(signal.aborted ? 'stopped' : undefined);
    throw error;
  }
}

const titles = {
  preparing: 'Preparing the nodes',
  nodes: 'Starting the cluster',
  warming: 'Warming up',
} as const;
