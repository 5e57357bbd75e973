// Puts the programs of the console and the libraries they import into the lab's folder on this machine. Runs nothing.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { buildClientPrograms, launchers, libraries, libraryFolder } from '../shell/client-programs.ts';
import { link } from './link.ts';
import type { WorkbenchPlaces } from './shell-environment.ts';

type Places = Pick<WorkbenchPlaces, 'bin' | 'lib'>;

/** Writes `<dataDir>/lib`, and `producer`, `consumer` and `run` into the console's folder of commands. */
export async function installPrograms(config: Pick<Config, 'root' | 'bind'>, places: Places): Promise<void> {
  const programs = await buildClientPrograms(config.root);
  const modules = path.join(places.lib, 'node_modules');
  for (const folder of [places.bin, path.join(modules, '@types')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  for (const library of libraries) link(path.join(modules, library), libraryFolder(config.root, library));
  for (const { name, content } of programs) put(path.join(places.lib, name), content);
  const node = process.execPath;
  for (const [name, script] of launchers({ node, lib: places.lib, address: config.bind })) {
    put(path.join(places.bin, name), script);
  }
}

/** Whether they are all still there. */
export function programsInstalled({ bin, lib }: Places): boolean {
  return ['producer', 'consumer', 'run'].every((name) => existsSync(path.join(bin, name))) && existsSync(lib);
}

/** Replaces a file whole: a program may be starting from it. */
function put(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.draft`, content, { mode: 0o755 });
  renameSync(`${file}.draft`, file);
}
