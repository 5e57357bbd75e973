// What a workbench's container gets from the runner and not from its image: commands, their programs, and the libraries
// that programs of the learner may import. Talks to no daemon.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildClientPrograms, launchers, libraries, libraryFolder } from '../../shell/client-programs.ts';
import type { TarFile } from '../tar.ts';
import { buildPrograms } from './programs.ts';
import { node, places } from './recipe.ts';

/** Files with their places below the root of the container. */
export async function delivery(root: string): Promise<readonly TarFile[]> {
  const [ours, clients, modules] = await Promise.all([
    buildPrograms(root),
    buildClientPrograms(root),
    libraryFiles(root),
  ]);
  const yard = `#!/bin/sh\nexec ${node} ${places.programs}/yard.mjs "$@"\n`;
  const commands = [['yard', yard] as const, ...launchers({ node, lib: places.programs })];
  return [
    ...below(
      places.bin,
      commands.map(([name, content]) => ({ name, content, mode: 0o755 })),
    ),
    ...below(places.programs, [...ours, ...clients]),
    ...below(`${places.programs}/node_modules`, modules),
  ];
}

export function below(folder: string, files: readonly TarFile[]): readonly TarFile[] {
  return files.map((file) => ({ ...file, name: `${folder}/${file.name}`.slice(1) }));
}

/** Of the compiler only itself and the types of the language: the rest of it would be twice as much again. */
const wanted =
  /^(package\.json|LICENSE.*|index\.js|src\/.*\.js|lib\/typescript\.js|(?!lib\/).*\.d\.ts|lib\/lib\.es.*\.d\.ts|lib\/lib\.decorators.*\.d\.ts)$/;

async function libraryFiles(root: string): Promise<readonly TarFile[]> {
  const all = libraries.map(async (library) => {
    const folder = libraryFolder(root, library);
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => wanted.test(name));
    return Promise.all(
      files.map(async (name) => ({
        name: `${library}/${name}`,
        content: await readFile(path.join(folder, name)),
      })),
    );
  });
  return (await Promise.all(all)).flat();
}
