// Builds the site when its sources have changed, one build at a time per clone. Knows nothing of what is in it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import { takeTurn } from './turn-file.ts';

type Places = Pick<Config, 'root' | 'siteDir' | 'cacheDir'>;

/** What a page is made of. Tests are left out: changing one must not cost a build. */
const sources = [
  'docs',
  'src',
  'static',
  'labs',
  'lab-runner/protocol',
  'docusaurus.config.ts',
  'sidebars.ts',
  'tsconfig.json',
  'package-lock.json',
];

export interface BuildOptions {
  readonly places: Places;
  /** Lines the build prints, for a person who waits. */
  readonly progress?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The command that builds into the folder it is given; Docusaurus by default. */
  readonly command?: ((outDir: string) => readonly string[]) | undefined;
}

/** True when `build/` was made from exactly these sources. */
export function siteIsCurrent(places: Places): boolean {
  return existsSync(path.join(places.siteDir, 'index.html')) && stamp(places) === sourcesHash(places.root);
}

/** Builds into a folder beside and swaps it in, so that a served site is never half there. Throws SITE_BUILD_FAILED. */
export async function buildSite(options: BuildOptions): Promise<void> {
  const { places, signal } = options;
  mkdirSync(places.cacheDir, { recursive: true });
  const turn = await takeTurn(path.join(places.cacheDir, 'site.lock'), signal);
  const fresh = path.join(places.cacheDir, 'site-new');
  const old = path.join(places.cacheDir, 'site-old');
  try {
    // Another lab of this clone may have built it while we waited.
    if (siteIsCurrent(places)) return;
    const hash = sourcesHash(places.root);
    rmSync(fresh, { recursive: true, force: true });
    await runBuild(fresh, options);
    rmSync(stampOf(places), { force: true });
    rmSync(old, { recursive: true, force: true });
    if (existsSync(places.siteDir)) renameSync(places.siteDir, old);
    renameSync(fresh, places.siteDir);
    writeFileSync(stampOf(places), `${hash}\n`);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
    turn.dispose();
  }
}

/** A digest of every source file's name and bytes. */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(root: string, source: string): string[] {
  const full = path.join(root, source);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.split(path.sep).includes('node_modules'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [source];
    throw error;
  }
}

function runBuild(outDir: string, { places, progress, signal, command }: BuildOptions): Promise<void> {
  const docusaurus = path.join(places.root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  const [program = '', ...args] = command?.(outDir) ?? [
    process.execPath,
    docusaurus,
    'build',
    '--out-dir',
    outDir,
  ];
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(program, args, { cwd: places.root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (raw) => {
        const line = withoutEscapes(raw).trimEnd();
        if (line.trim() === '') return;
        said.push(line);
        progress?.(line.trim());
      });
    }
    const cancel = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', cancel, { once: true });
    child.on('error', (error) => said.push(error.message));
    child.on('close', (status) => {
      signal?.removeEventListener('abort', cancel);
      if (signal?.aborted) reject(signal.reason);
      else if (status === 0) resolve();
      else
        reject(
          new RailyardError('SITE_BUILD_FAILED', { detail: tellingLine(said) }, said.slice(-60).join('\n')),
        );
    });
  });
}

/** The first line that says what is wrong, and the one after it. */
function tellingLine(said: readonly string[]): string {
  const at = said.findIndex((line) => /\b(error|cannot|could not|unable|broken)\b/i.test(line));
  const words = (at < 0 ? said.slice(-2) : said.slice(at, at + 3)).map((line) => line.trim()).join(' ');
  return (words === '' ? 'the build said nothing' : words).slice(0, 600).replace(/[.:]+$/, '');
}

function withoutEscapes(line: string): string {
  return line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}

function stampOf({ cacheDir }: Places): string {
  return path.join(cacheDir, 'site.sha256');
}

function stamp(places: Places): string | undefined {
  try {
    return readFileSync(stampOf(places), 'utf8').trim();
  } catch {
    return undefined;
  }
}
