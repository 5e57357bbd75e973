// What each route does: one line of the domain per route. Guarding and parsing happened before.
import type { BrokerName, NodeName } from '@railyard/labs/kit';
import type { NodeAction } from '../protocol/index.ts';
import { clusterView, type ViewParts } from './cluster-view.ts';
import type { Classes } from './core/class/index.ts';
import type { ConsoleHub } from './core/console/index.ts';
import type { LessonFiles } from './core/files/files.ts';
import type { Grader } from './core/grader/index.ts';
import type { Groups } from './core/groups/groups.ts';
import type { Positions } from './core/positions/positions.ts';
import type { RunningGroups } from './core/running-groups/running-groups.ts';
import type { Timeline } from './core/timeline/index.ts';
import type { ResultsFolder } from './ports/class-records.ts';
import type { FilePlace, LogMicroscope, ReplicaPlace } from './ports/log-microscope.ts';
import type { ConnectedKafka } from './ports/oracles.ts';
import type { Handlers } from './server/index.ts';

export interface HandlerParts extends ViewParts {
  readonly grader: Grader;
  readonly consoles: ConsoleHub;
  readonly kafka: ConnectedKafka;
  readonly timeline: Timeline;
  readonly positions: Positions;
  readonly groups: Groups;
  readonly runningGroups: RunningGroups;
  readonly microscope: LogMicroscope;
  readonly classes: Classes;
  readonly results: ResultsFolder;
  readonly files: LessonFiles;
  /** Puts a few letters into the prompt of every console. */
  readonly showLesson: (label: string) => Promise<void>;
}

/** Lines of a log sent when the caller does not say how many. */
const defaultLogLines = 200;

export function createHandlers(parts: HandlerParts): Handlers {
  const { cluster, driver, consoles, zookeeper, kafka, classes, results, microscope } = parts;
  /** What a learner does; refused while the class is changed. */
  const learner = () => {
    classes.requireOpen();
    return parts.grader;
  };
  const files = () => {
    classes.requireOpen();
    return parts.files;
  };
  const classView = () => ({ ...classes.state(), cluster: clusterView(parts) });
  return {
    cluster: async () => clusterView(parts),
    resetCluster: async ({ body }) => {
      const result = await cluster.reset(body.way);
      return { ...result, differences: [...result.differences] };
    },
    nodeAction: async ({ params }) => {
      await cluster.act(params.node as NodeName, params.action as NodeAction);
      return clusterView(parts);
    },
    nodeLog: async ({ params, query }) => ({
      text: await driver.log(params.node as NodeName, Number(query.lines ?? defaultLogLines)),
    }),
    positions: () => parts.positions.read(),
    groups: ({ query: { since } }) => parts.groups.read(since === undefined ? undefined : Number(since)),
    runningGroups: ({ console }) => parts.runningGroups.look(console),
    stopGroup: async ({ body, console, signal }) => {
      classes.requireOpen();
      return parts.runningGroups.stop({ ...body, asker: console, signal });
    },
    timeline: async ({ query: { since, minutes } }) =>
      parts.timeline.view({
        ...(since === undefined ? {} : { since: Number(since) }),
        ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
      }),
    logs: () => microscope.logs(),
    replicaLog: ({ params }) => microscope.replica(onDisk(params)),
    logBatches: ({ params, query: { from, limit } }) =>
      microscope.batches(onDisk(params), numbers({ from, limit })),
    logRecords: ({ params, query: { at, skip, limit } }) =>
      microscope.records(onDisk(params), { at: Number(at), ...numbers({ skip, limit }) }),
    logEntries: ({ params }) => microscope.entries(onDisk(params)),
    names: async () => ({ topics: [...(await zookeeper.topics())], groups: [...(await kafka.groups())] }),

    exercises: async () => [...learner().views()],
    exercise: async ({ params }) => learner().viewWithFiles(params.exercise),
    check: async ({ params, body, signal }) => learner().check(params.exercise, body.answers, { signal }),
    newAttempt: async ({ params }) => learner().newAttempt(params.exercise),
    openHint: async ({ params }) => learner().openHint(params.exercise),
    openSolution: async ({ params, body }) => learner().openSolution(params.exercise, body),
    predict: async ({ params, body }) => learner().predict(params.exercise, body.option),
    clearProgress: async () => {
      learner().clear();
      return {};
    },

    classState: async () => classView(),
    nextClass: async ({ body }) => {
      await classes.next(body);
      return classView();
    },
    undoClass: async () => {
      await classes.undo();
      return classView();
    },
    classResults: async ({ params }) => ({ file: params.file, text: results.read(params.file) }),

    readLesson: async ({ body }) => {
      await parts.showLesson(`L${body.lesson}`);
      return {};
    },
    lessonFiles: async ({ params }) => [...files().list(Number(params.lesson))],
    readFile: async ({ query }) => files().read(query.path, query.stamp),
    saveFile: async ({ body }) => files().save(body.path, body.text, body.base),
    keepBeside: async ({ body }) => ({ path: await files().keepBeside(body.path, body.text) }),
    checkTypes: async ({ body, signal }) => ({ findings: [...(await files().check(body.path, signal))] }),
    consoles: async () => [...consoles.list()],
    openConsole: async ({ body }) => {
      classes.requireOpen();
      return consoles.open(body);
    },
    closeConsole: async ({ params }) => {
      await consoles.close(params.console);
      return {};
    },
  };
}

/** The broker of a path was parsed by its schema. */
function onDisk<P extends { readonly broker: string; readonly folder: string; readonly file?: string }>(
  params: P,
): P extends { file: string } ? FilePlace : ReplicaPlace {
  return { ...params, broker: params.broker as BrokerName } as never;
}

/** Those numbers of a query that were given. */
function numbers<K extends string>(
  texts: Readonly<Record<K, string | undefined>>,
): Partial<Record<K, number>> {
  const given = Object.entries<string | undefined>(texts).filter(([, text]) => text !== undefined);
  return Object.fromEntries(given.map(([name, text]) => [name, Number(text)])) as Partial<Record<K, number>>;
}
