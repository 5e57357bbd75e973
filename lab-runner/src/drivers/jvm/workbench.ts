// The learner's workbench on this machine: folders, the yard command, shells, files of the home.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { Workbench } from '../../ports/workbench.ts';
import type { Topology } from '../../topology.ts';
import { emptyFolder } from '../shell/empty-folder.ts';
import { readHomeFile, writeHomeFile } from '../shell/home.ts';
import { lessonFile, nameFiles } from '../shell/names.ts';
import { openShell, shellCommand } from './shell.ts';
import { localEnvironment, workbenchPlaces } from './shell-environment.ts';
import { putNames } from './shell-names.ts';

export interface LocalWorkbenchOptions {
  readonly config: Pick<Config, 'dataDir' | 'root'>;
  readonly topology: Pick<Topology, 'clientPorts'>;
  readonly log?: { warn(facts: object, message: string): void };
}

/** Makes the folders and `<dataDir>/bin/yard`; repairs what is there. */
export function installWorkbench({ config }: Pick<LocalWorkbenchOptions, 'config'>): void {
  const places = workbenchPlaces(config);
  for (const folder of [places.home, places.bin, places.tmp, places.names]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  const yard = path.join(config.root, 'lab-runner/bin/yard.mjs');
  const draft = path.join(places.bin, '.yard.draft');
  writeFileSync(draft, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(yard)} "$@"\n`, { mode: 0o755 });
  renameSync(draft, path.join(places.bin, 'yard'));
}

/** Shells are plain processes of the runner's user; the home is `<dataDir>/home`. */
export function createLocalWorkbench(options: LocalWorkbenchOptions): Workbench {
  const { config, topology, log } = options;
  const places = workbenchPlaces(config);
  installWorkbench({ config });
  if (shellCommand(places.files)[0] === '/bin/sh') {
    log?.warn({ code: 'NO_BASH' }, 'bash was not found: consoles have no completion and share descriptors');
  }
  return {
    async open({ columns, rows, env }) {
      // The learner may have deleted the home.
      installWorkbench({ config });
      return openShell(places, { columns, rows }, localEnvironment(places, topology, env));
    },
    readFile: (file) => readHomeFile(places.home, file),
    writeFile: (file, content, how) => writeHomeFile(places.home, file, content, how),
    async clearHome() {
      await Promise.all([emptyFolder(places.home), emptyFolder(places.tmp)]);
      installWorkbench({ config });
    },
    writeNames: async (names) => putNames(places.names, nameFiles(names)),
    showLesson: async (label) => putNames(places.names, lessonFile(label)),
    dispose: async () => undefined,
  };
}

/** A value a POSIX shell reads back unchanged. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
