// The composition root: puts driver, oracles, grader, consoles, progress and server together. Decides nothing itself.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { RailyardError, type RunnerEvent } from '../protocol/index.ts';
import { clusterView } from './cluster-view.ts';
import { openClassroom } from './classroom.ts';
import type { Config } from './config.ts';
import type { Classes } from './core/class/index.ts';
import { keepWarm } from './core/cluster/keep-warm.ts';
import { createCluster, type StartProgress } from './core/cluster/cluster.ts';
import { createConsoleHub, createConsoleKeys } from './core/console/index.ts';
import { createLessonFiles } from './core/files/files.ts';
import { createGrader } from './core/grader/index.ts';
import { createRunningGroups } from './core/running-groups/running-groups.ts';
import { historySince } from './core/timeline/index.ts';
import { chosenDriver, noteDriver } from './drivers/choose.ts';
import { createRig } from './drivers/rig.ts';
import { gradedLabs } from './graded-labs.ts';
import { createHandlers } from './handlers.ts';
import { keepNames } from './name-keeper.ts';
import { createOracleBinder } from './oracles/bind.ts';
import { createKafkaOracle } from './oracles/kafka/index.ts';
import { createZooKeeperOracle } from './oracles/zookeeper/index.ts';
import { createEventHub, createServer, newToken } from './server/index.ts';
import { openProgressStore } from './storage/progress-store.ts';
import { writeInstructorToken } from './storage/instructor-token.ts';
import { resetMarker } from './storage/reset-marker.ts';
import { lockDataDir } from './storage/runner-file.ts';
import { secretFile } from './storage/secret-file.ts';
import { drawnNames, followsGroups, notedDriver, noteShutdown, openTimeline } from './timeline-wiring.ts';
import { loadTopology } from './topology.ts';
import { openViews } from './views-wiring.ts';

export interface RunnerProgress extends Omit<StartProgress, 'stage'> {
  readonly stage: 'preparing' | StartProgress['stage'] | 'listening';
}

export interface RunnerOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly progress?: (event: RunnerProgress) => void;
  /** Aborting cancels the start; a started runner is ended by `stop`. */
  readonly signal?: AbortSignal;
}

export interface Runner {
  /** `http://127.0.0.1:4000` */
  readonly address: string;
  readonly token: string;
  /** Polite: checks end, nodes stop, data and progress stay. */
  stop(): Promise<void>;
}

/** Serves the page at once, then starts (or adopts) the cluster. On failure everything begun is undone. */
export async function startRunner({ config, log, progress, signal }: RunnerOptions): Promise<Runner> {
  const undo: (() => unknown)[] = [];
  const unwind = async () => {
    for (const step of undo.splice(0).reverse()) {
      await Promise.resolve(step()).catch((error: unknown) =>
        log.error({ err: error }, 'a step of stopping failed'),
      );
    }
  };
  try {
    return await compose();
  } catch (error) {
    await unwind();
    throw error;
  }

  async function compose(): Promise<Runner> {
    const topology = loadTopology(config.portBase);
    const lock = lockDataDir(config.dataDir);
    undo.push(() => lock.release());

    const driverName = await chosenDriver(config);
    noteDriver(config.dataDir, driverName);
    const { driver, openWorkbench } = createRig(driverName, { config, topology, log });
    undo.push(() => driver.dispose());
    await driver.prepare({
      signal,
      progress: (text) => progress?.({ stage: 'preparing', text, done: 0, total: 0 }),
    });
    const workbench = openWorkbench();
    undo.push(() => workbench.dispose());

    const labs = gradedLabs();
    const progressStore = openProgressStore({ dataDir: config.dataDir, log });
    undo.push(() => progressStore.close());
    const favoured = () => drawnNames(labs, progressStore);
    const zookeeper = createZooKeeperOracle({ topology, bind: config.bind, log, favoured });
    const password = secretFile(config.dataDir, 'internal-password');
    const kafka = createKafkaOracle({ topology, bind: config.bind, zookeeper, password, log });
    const epoch = () => progressStore.epoch();
    const timeline = openTimeline({ dataDir: config.dataDir, driver, zookeeper, epoch, log });
    undo.push(() => timeline.close());

    const keys = createConsoleKeys();
    const consoles = createConsoleHub({
      workbench,
      keys,
      environment: (_, key) => ({
        RAILYARD_URL: `http://${config.bind}:${topology.runnerPort}`,
        RAILYARD_CONSOLE_KEY: key,
      }),
    });
    const cluster = createCluster({
      driver,
      zookeeper,
      kafka,
      epochs: progressStore,
      marker: resetMarker(config.dataDir),
      onReset: async () => {
        await grader.abortAll(new RailyardError('SEAT_RESET'));
        await consoles.closeAll('SEAT_RESET');
      },
      onResetChange: (state, way) => timeline.reset(state, way === 'hard' ? 'hard' : 'soft'),
      onAct: (node, action) => timeline.asked(node, action, 'command'),
    });
    undo.push(() => cluster.dispose());
    const warm = keepWarm({ zookeeper, kafka, log });
    undo.push(() => warm.dispose());
    undo.push(() => {
      noteShutdown(driver, timeline);
      return cluster.stop();
    });
    undo.push(() => consoles.closeAll('NO_SUCH_CONSOLE'));

    const grader = createGrader({
      labs,
      progress: progressStore,
      oracles: createOracleBinder({
        ...{ zookeeper, kafka, workbench, topology, log },
        driver: notedDriver(driver, timeline, 'check'),
        historySince: (since) => historySince(timeline.book, since),
      }),
      ports: topology.clientPorts,
      clusterReady: (needed) => {
        const { phase, message, remedy } = cluster.condition();
        const enough = phase === 'ready' || (needed === 'broken' && phase === 'degraded');
        return enough ? { ready: true } : { ready: false, cause: message, remedy };
      },
      epoch: () => cluster.epoch(),
      groupsSeen: () => views.parts.groups.caughtUp(),
      starters: {
        read: (labId, name) => readFile(path.join(config.root, 'labs', labId, 'starter', name), 'utf8'),
        write: (file, content, options) => workbench.writeFile(file, content, options),
      },
      log,
    });
    undo.push(() => grader.abortAll(new RailyardError('CLUSTER_NOT_READY', stopping)));

    const { classes, results, resume } = openClassroom({
      ...{ dataDir: config.dataDir, labs, progress: progressStore },
      ...{ grader, consoles, workbench, cluster, timeline, log },
    });
    undo.push(() => classes.stop());

    const views = openViews({
      ...{ config, topology, password, driver, timeline, favoured },
      groupsNeeded: followsGroups(labs, progressStore),
    });
    undo.push(() => views.close());

    const attemptOf = (exercise: string) => grader.view(exercise).attempt;
    const files = createLessonFiles({ labs, workbench, attemptOf });

    const parts = {
      ...{ cluster, driver, zookeeper, kafka, topology, grader, timeline, consoles, classes, results },
      ...views.parts,
      runningGroups: createRunningGroups({ glance: views.parts.groups.glance, consoles }),
      files,
      showLesson: (label: string) => workbench.showLesson(label),
    };
    const token = newToken();
    const instructorToken = newToken();
    const events = createEventHub({
      onJoin: () => [
        { type: 'cluster', cluster: clusterView(parts) },
        { type: 'image', image: timeline.image() },
        ...classNews(classes),
      ],
    });
    classes.onChange((changed) => {
      if (!changed) return;
      classNews(classes).forEach((event) => events.publish(event));
      events.publish({ type: 'progress' });
    });
    timeline.onEvents((news) => events.publish({ type: 'timeline', events: [...news] }));
    cluster.onChange(() => events.publish({ type: 'cluster', cluster: clusterView(parts) }));
    grader.onChange((event) => events.publish(event));
    consoles.onChange(() => events.publish({ type: 'consoles', consoles: [...consoles.list()] }));

    const server = await createServer({
      port: topology.runnerPort,
      bind: config.bind,
      siteDir: config.siteDir,
      tokens: { page: token, instructor: instructorToken },
      handlers: createHandlers(parts),
      consoles,
      events,
      consoleKeys: keys,
      log,
    });
    undo.push(() => server.close());
    undo.push(
      keepNames({
        zookeeper,
        kafka,
        wanted: () => consoles.list().length > 0 && zookeeper.facts().brokers !== null,
        workbench,
      }),
    );
    writeInstructorToken(config.dataDir, instructorToken);
    lock.announce(server.address, token);
    progress?.({ stage: 'listening', text: `The lab answers at ${server.address}.`, done: 1, total: 1 });

    if (classes.current() === undefined) {
      progress?.({ stage: 'nodes', text: 'The change of class is brought to its end.', done: 0, total: 1 });
    }
    await resume(signal);
    await cluster.start({ signal, progress });
    return {
      address: server.address,
      token,
      async stop() {
        events.publish({
          type: 'stopping',
          reason: 'The lab is stopping; your data and your progress are kept.',
        });
        await unwind();
      },
    };
  }
}

/** Which class ended last, once none is being changed. */
function classNews(classes: Classes): readonly RunnerEvent[] {
  const ended = classes.current();
  return ended === undefined ? [] : [{ type: 'class', ended }];
}

const stopping = {
  phase: 'stopping',
  detail: 'the lab is stopping',
  remedy: 'Start it again with: npm start',
};
