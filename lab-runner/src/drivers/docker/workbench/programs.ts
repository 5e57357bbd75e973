// Puts together the programs that run inside the workbench: `yard`, the bridge's inner end, reading and writing the
// home, the shells' programs. They come with the runner and not with the image, so both always speak the same. Starts nothing.
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { TarFile } from '../tar.ts';

/** Node 18 is what Debian 12 has. */
const target = 'node18';

/** File names and contents of the programs: `yard.mjs`, `bridge.mjs`, `home.mjs`, `programs.mjs`, and what they share. */
export async function buildPrograms(root: string): Promise<readonly TarFile[]> {
  const source = path.join(root, 'lab-runner/src');
  const inside = path.join(source, 'drivers/docker/workbench/inside');
  const { outputFiles } = await build({
    entryPoints: [
      path.join(source, 'cli/yard.ts'),
      path.join(inside, 'bridge.ts'),
      path.join(inside, 'home.ts'),
      path.join(inside, 'programs.ts'),
    ],
    entryNames: '[name]',
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target,
    logLevel: 'silent',
    // Libraries in the older module format ask for Node's own modules with require.
    banner: {
      js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url);",
    },
    plugins: [withoutHostCommands(root)],
  });
  return outputFiles.map((file) => ({ name: path.basename(file.path), content: Buffer.from(file.contents) }));
}

/** Work of the host, which is loaded only when it is asked for: it is refused, so it need not be there. */
const hostOnly = /\/(up|down|build|doctor\/index|labs-verify|open-driver)\.ts$/;

function withoutHostCommands(root: string): Plugin {
  return {
    name: 'without-host-commands',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: hostOnly }, ({ kind, path: file }) =>
        kind === 'dynamic-import' ? { path: file, namespace: 'host-only' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'host-only' }, () => ({
        resolveDir: path.join(root, 'lab-runner/protocol'),
        loader: 'ts',
        contents: `
          import { RailyardError } from './index.ts';
          const refuse = () => { throw new RailyardError('ROLE_NOT_ALLOWED'); };
          export { refuse as up, refuse as down, refuse as build, refuse as doctor, refuse as verify,
            refuse as openDriver };`,
      }));
    },
  };
}
