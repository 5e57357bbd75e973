// What each route does: one line of the domain per route. Guarding and parsing happened before.
import type { NodeName } from '@railyard/labs/kit';
import type { NodeAction } from '../protocol/index.ts';
import { clusterView, type ViewParts } from './cluster-view.ts';
import type { ConsoleHub } from './core/console/index.ts';
import type { Grader } from './core/grader/index.ts';
import type { ConnectedKafka } from './ports/oracles.ts';
import type { Handlers } from './server/index.ts';

export interface HandlerParts extends ViewParts {
  readonly grader: Grader;
  readonly consoles: ConsoleHub;
  readonly kafka: ConnectedKafka;
  /** Puts a few letters into the prompt of every console. */
  readonly showLesson: (label: string) => Promise<void>;
}

/** Lines of a log sent when the caller does not say how many. */
const defaultLogLines = 200;

export function createHandlers(parts: HandlerParts): Handlers {
  const { cluster, driver, grader, consoles, zookeeper, kafka } = parts;
  return {
    cluster: async () => clusterView(parts),
    resetCluster: async () => {
      const { epoch, clean, differences } = await cluster.reset();
      return { epoch, clean, differences: [...differences] };
    },
    nodeAction: async ({ params }) => {
      await cluster.act(params.node as NodeName, params.action as NodeAction);
      return clusterView(parts);
    },
    nodeLog: async ({ params, query }) => ({
      text: await driver.log(params.node as NodeName, Number(query.lines ?? defaultLogLines)),
    }),
    names: async () => ({ topics: [...(await zookeeper.topics())], groups: [...(await kafka.groups())] }),

    exercises: async () => [...grader.views()],
    exercise: async ({ params }) => grader.view(params.exercise),
    check: ({ params, body, signal }) => grader.check(params.exercise, body.answers, { signal }),
    newAttempt: ({ params }) => grader.newAttempt(params.exercise),
    openHint: async ({ params }) => grader.openHint(params.exercise),
    openSolution: async ({ params, body }) => grader.openSolution(params.exercise, body),
    predict: async ({ params, body }) => grader.predict(params.exercise, body.option),
    clearProgress: async () => {
      grader.clear();
      return {};
    },

    readLesson: async ({ body }) => {
      await parts.showLesson(`L${body.lesson}`);
      return {};
    },
    consoles: async () => [...consoles.list()],
    openConsole: ({ body }) => consoles.open(body),
    closeConsole: async ({ params }) => {
      await consoles.close(params.console);
      return {};
    },
  };
}
