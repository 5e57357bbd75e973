// The learner's workbench as a container: shells, files of the home, names, the way from its loopback to the runner.
// The container is brought when it is needed, also again after somebody removed it.
import type Docker from 'dockerode';
import type { Workbench } from '../../../ports/workbench.ts';
import type { Topology } from '../../../topology.ts';
import { shellEnvironment } from '../../shell/environment.ts';
import { answerOf, checkWithinMs, programOf } from '../../shell/check-program.ts';
import { lessonFile, nameFiles } from '../../shell/names.ts';
import { dockerError } from '../engine.ts';
import { execute } from '../exec.ts';
import type { Seat } from '../seat.ts';
import { createBridge } from './bridge.ts';
import { bringWorkbench, removeWorkbench, stopContainer } from './container.ts';
import { clearHome, homeStamp, readHome, replaceHome, writeHome } from './home.ts';
import { below, delivery } from './delivery.ts';
import { node, places, searchPath } from './recipe.ts';
import { endSession } from './sessions.ts';
import { openDockerShell } from './shell.ts';
import { sessionPrograms } from './running-programs.ts';
import { tarOf, type TarFile } from '../tar.ts';

export { removeWorkbench, stopWorkbench } from './container.ts';

export interface DockerWorkbenchOptions {
  readonly docker: Docker;
  readonly seat: Seat;
  readonly topology: Pick<Topology, 'clientPorts'>;
  /** The image's name; asked each time, since it may have to be built first. */
  readonly image: () => string | Promise<string>;
  /** The clone, of which the programs inside are made. */
  readonly root: string;
  /** Where the runner listens. The console reaches it at the same address, and nothing else of the host. */
  readonly runner: { readonly host: string; readonly port: number };
  readonly log?: { warn(facts: object, message: string): void } | undefined;
}

export interface DockerWorkbench extends Workbench {
  /** Begins to bring the container, so that the first console finds it. What fails is told to whoever needs it next. */
  begin(): void;
  /** The running container; brought when it is not there. */
  container(): Promise<Docker.Container>;
  /** Ends and removes it, and does `meanwhile` before it can come back. The home stays. */
  remove(meanwhile?: () => Promise<void>): Promise<void>;
}

/** Talks to no daemon yet. The first container it finds is taken over without the processes of the runner before. */
export function createDockerWorkbench(options: DockerWorkbenchOptions): DockerWorkbench {
  const { docker, seat, topology, root, log } = options;
  const bridge = createBridge(options);
  const names = new Map<string, string>();
  let programs: Promise<readonly TarFile[]> | undefined;
  let coming: Promise<Docker.Container> | undefined;
  /** The container that has our files. */
  let supplied: Docker.Container | undefined;

  async function bring(): Promise<Docker.Container> {
    const image = await options.image();
    programs ??= delivery(root);
    // Awaited below; a failure must not go unhandled meanwhile.
    programs.catch(() => (programs = undefined));
    const container = await bringWorkbench(docker, seat, image, supplied === undefined);
    if (supplied?.id !== container.id) {
      const files = [...(await programs), ...below(places.names, nameTexts())];
      await container.putArchive(await tarOf(files), { path: '/' });
      supplied = container;
    }
    return container;
  }

  const container = () =>
    (coming ??= bring()
      .catch((error: unknown) => {
        throw dockerError(error);
      })
      .finally(() => (coming = undefined)));

  const nameTexts = (): readonly TarFile[] => [...names].map(([name, content]) => ({ name, content }));

  /** A container that is not there, or cannot take them now, gets them when it comes, or with the next ones. */
  async function putNames(files: ReadonlyMap<string, string>): Promise<void> {
    const changed = [...files].filter(([name, text]) => names.get(name) !== text);
    for (const [name, text] of changed) names.set(name, text);
    if (changed.length === 0 || supplied === undefined) return;
    const archive = await tarOf(below(places.names, nameTexts()));
    await supplied.putArchive(archive, { path: '/' }).catch((error: unknown) => {
      for (const [name] of changed) names.delete(name);
      log?.warn({ err: error }, 'the names for completion could not be written');
    });
  }

  return {
    begin: () => void container().catch(() => undefined),
    container,
    remove: (meanwhile) => removeWorkbench(docker, seat, meanwhile),

    async open({ columns, rows, env }) {
      const where = await container();
      await bridge.keep(where);
      const surroundings = { places, topology, path: searchPath, user: 'learner', lang: 'C.UTF-8' };
      const shell = openDockerShell({
        container: where,
        size: { columns, rows },
        env: shellEnvironment(surroundings, env),
        endSession: (session) => endSession(seat, where, session, log),
        programs: sessionPrograms(where),
      });
      return shell.catch((error: unknown) => {
        throw dockerError(error);
      });
    },

    readFile: async (file) => readHome(await container(), file),
    writeFile: async (file, content, how) =>
      writeHome(await container(), file, content, how?.overwrite === true ? 'overwrite' : 'keep'),
    replaceFile: async (file, content, version) => replaceHome(await container(), file, content, version),
    stampOf: async (file) => homeStamp(await container(), file),
    async checkProgram(file, signal) {
      const { stdout, stderr } = await execute({
        container: await container(),
        user: 'learner',
        cwd: places.home,
        command: [node, `${places.programs}/prepare.mjs`, '--json', programOf(file)],
        timeoutMs: checkWithinMs,
        signal,
      });
      return answerOf(stdout, stderr);
    },
    async clearHome() {
      // Whatever still runs in it, and all that is outside the home, goes with the container.
      await removeWorkbench(docker, seat).catch((error: unknown) => {
        throw dockerError(error);
      });
      await clearHome(await container());
    },
    writeNames: (live) => putNames(nameFiles(live)),
    showLesson: (label) => putNames(lessonFile(label)),

    async dispose() {
      bridge.dispose();
      await coming?.catch(() => undefined);
      if (supplied === undefined) return;
      await stopContainer(supplied).catch((error: unknown) => {
        log?.warn({ err: error }, 'the workbench could not be stopped');
      });
    },
  };
}
