// Makes short commands quick: keeps the program translated and put together, so that nothing is translated when it runs.
// A quarter of a second instead of one, which a learner feels at every `yard check`. Knows no command.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the program is made of, below the clone. */
const sources = ['lab-runner/src', 'lab-runner/protocol', 'lab-runner/bootstrap', 'lab-runner/bin', 'labs'];
/** Milliseconds after which a bundle of older sources is no longer in anybody's use. */
const keepMs = 60 * 60 * 1000;

/**
 * The address of a bundle of exactly the sources that are there now, made if need be; `undefined` when it cannot be
 * made, and the sources have to be run themselves.
 * @param {string} root the clone
 * @param {(specifier: string) => string} resolve says where a package is
 * @returns {Promise<string | undefined>}
 */
export async function quickEntry(root, resolve) {
  try {
    const parent = path.join(root, '.railyard/cache/yard');
    const folder = path.join(parent, keyOf(root));
    if (!existsSync(folder)) await bundle(root, folder, resolve);
    return pathToFileURL(path.join(folder, 'yard.mjs')).href;
  } catch {
    return undefined;
  }
}

/**
 * Names, sizes and times of all sources: what an editor or git changes, one of these changes.
 * @param {string} root
 */
function keyOf(root) {
  const hash = createHash('sha256').update(`${root}\0${process.version}`);
  const files = sources.flatMap((source) =>
    readdirSync(path.join(root, source), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, path.join(root, 'package-lock.json')].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`\0${file}\0${size}\0${mtimeMs}`);
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {(specifier: string) => string} resolve
 */
async function bundle(root, folder, resolve) {
  const { build } = await import('esbuild');
  const draft = `${folder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await build({
      entryPoints: [path.join(root, 'lab-runner/src/cli/yard.ts')],
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      banner: {
        js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url);",
      },
      plugins: [ownCodeOnly(resolve)],
    });
    renameSync(draft, folder);
  } catch (error) {
    // Somebody else may have been quicker.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  removeOthers(folder);
}

/** Small libraries that every command needs are put in; the others stay where they are installed. */
const putIn = /^(@railyard\/|commander$|zod\/)/;

/**
 * @param {(specifier: string) => string} resolve
 * @returns {import('esbuild').Plugin}
 */
function ownCodeOnly(resolve) {
  return {
    name: 'own-code-only',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind, importer }) => {
        const inside = importer.includes('node_modules');
        if (kind === 'entry-point' || inside || putIn.test(specifier)) return undefined;
        return { path: specifier.startsWith('node:') ? specifier : resolve(specifier), external: true };
      });
      // A file that looks for its neighbours must find those of the source.
      build.onLoad({ filter: /\.(ts|mjs)$/ }, ({ path: file }) => {
        const text = file.includes('node_modules') ? '' : readFileSync(file, 'utf8');
        if (!text.includes('import.meta.url')) return undefined;
        const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
        return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' };
      });
    },
  };
}

/**
 * Bundles of older sources, unless something may still be running from them.
 * @param {string} current
 */
function removeOthers(current) {
  const parent = path.dirname(current);
  for (const name of readdirSync(parent)) {
    const folder = path.join(parent, name);
    if (folder === current || Date.now() - statSync(folder).mtimeMs < keepMs) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}
