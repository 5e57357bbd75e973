// The learner's workbench on this machine: folders, the yard command, shells, files of the home.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { Workbench } from '../../ports/workbench.ts';
import type { Topology } from '../../topology.ts';
import { quoted } from '../shell/quoted.ts';
import { emptyFolder } from '../shell/empty-folder.ts';
import { answerOf, checkWithinMs, programOf } from '../shell/check-program.ts';
import { homeFileStamp, readHomeFile, writeHomeFile } from '../shell/home.ts';
import { lessonFile, nameFiles } from '../shell/names.ts';
import { openShell, shellCommand } from './shell.ts';
import { localEnvironment, workbenchPlaces } from './shell-environment.ts';
import { putNames } from './shell-names.ts';
import { installPrograms, programsInstalled } from './shell-programs.ts';
import { runCommand } from './tools.ts';

export interface LocalWorkbenchOptions {
  readonly config: Pick<Config, 'dataDir' | 'root' | 'bind'>;
  readonly topology: Pick<Topology, 'clientPorts'>;
  readonly log?: { warn(facts: object, message: string): void };
}

/** Makes the folders and `<dataDir>/bin/yard`; repairs what is there. */
export function installWorkbench(config: Pick<Config, 'dataDir' | 'root'>): void {
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
  installWorkbench(config);
  if (shellCommand(places.files)[0] === '/bin/sh') {
    log?.warn({ code: 'NO_BASH' }, 'bash was not found: consoles have no completion and share descriptors');
  }
  let programs: Promise<void> | undefined;
  /** Once per runner; what failed, or was deleted since, is put there by the next who needs it. */
  const havePrograms = () => {
    if (!programsInstalled(places)) programs = undefined;
    programs ??= installPrograms(config, places);
    programs.catch(() => (programs = undefined));
    return programs;
  };
  return {
    async open({ columns, rows, env }) {
      // The learner may have deleted the home.
      installWorkbench(config);
      await havePrograms();
      return openShell(places, { columns, rows }, localEnvironment(places, topology, env));
    },
    readFile: (file) => readHomeFile(places.home, file),
    writeFile: (file, content, how) => writeHomeFile(places.home, file, content, how),
    replaceFile: (file, content, version) => writeHomeFile(places.home, file, content, { version }),
    stampOf: (file) => homeFileStamp(places.home, file),
    async checkProgram(file, signal) {
      await havePrograms();
      const { stdout, stderr } = await runCommand(
        [process.execPath, path.join(places.lib, 'prepare.mjs'), '--json', programOf(file)],
        { infra: path.join(config.root, 'infra'), cwd: places.home, timeoutMs: checkWithinMs, signal },
      );
      return answerOf(stdout, stderr);
    },
    async clearHome() {
      await Promise.all([emptyFolder(places.home), emptyFolder(places.tmp)]);
      installWorkbench(config);
    },
    writeNames: async (names) => putNames(places.names, nameFiles(names)),
    showLesson: async (label) => putNames(places.names, lessonFile(label)),
    dispose: async () => undefined,
  };
}
