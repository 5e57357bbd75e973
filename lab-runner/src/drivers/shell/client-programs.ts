// The programs of the console that are ours: `producer`, `consumer` and `run`. Puts their files together; writes nothing.
// They come with the runner and not with an image, so both always speak the same.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { quoted } from './quoted.ts';

export interface ProgramFile {
  readonly name: string;
  readonly content: Buffer;
}

const sources = {
  producer: 'clients/producer.ts',
  consumer: 'clients/consumer.ts',
  prepare: 'run/prepare.ts',
  crash: 'run/crash.ts',
  names: 'names.ts',
};

/** Packages a learner's program may import, and those that check its types. */
export const libraries = ['kafkajs', 'typescript', '@types/node', 'undici-types'] as const;

/** `producer.mjs` and its like. They look for the libraries in `node_modules` beside them. */
export async function buildClientPrograms(root: string): Promise<readonly ProgramFile[]> {
  const folder = path.join(root, 'lab-runner/programs');
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(
      Object.entries(sources).map(([name, file]) => [name, path.join(folder, file)]),
    ),
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // The compiler is loaded only where it is needed.
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    // What Debian 12 has.
    target: 'node18',
    external: [...libraries],
    logLevel: 'silent',
  });
  const bundled = outputFiles.map((file) => ({
    name: path.basename(file.path),
    content: Buffer.from(file.contents),
  }));
  return [...bundled, { name: 'run.sh', content: await readFile(path.join(folder, 'run/run.sh')) }];
}

/** The folder a library is installed in. */
export function libraryFolder(root: string, library: string): string {
  const from = createRequire(path.join(root, 'lab-runner/package.json'));
  return path.dirname(from.resolve(`${library}/package.json`));
}

export interface Launching {
  /** Absolute path of node, and of the folder with the programs, where the console runs. */
  readonly node: string;
  readonly lib: string;
  /** Where the nodes' names lead; left out where a network resolves them. */
  readonly address?: string;
}

/** Commands for the console's PATH: name → shell script. */
export function launchers({ node, lib, address }: Launching): ReadonlyMap<string, string> {
  const settings = { node, lib, url: pathToFileURL(lib).href };
  const where = address === undefined ? '' : `export RAILYARD_ADDRESS=${quoted(address)}\n`;
  const given = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}\n`);
  const begin = `#!/bin/sh\n${where}${given.join('')}`;
  const client = (name: string) => `${begin}exec "$node" --import "$url/names.mjs" "$lib/${name}.mjs" "$@"\n`;
  return new Map([
    ['producer', client('producer')],
    ['consumer', client('consumer')],
    ['run', `${begin}. "$lib/run.sh"\n`],
  ]);
}
