import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSite, siteIsCurrent, sourcesHash } from './site.ts';

let root: string;
let places: { root: string; siteDir: string; cacheDir: string };

function put(file: string, text: string) {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** A builder that writes one page, says one line, and counts how often it was called. */
const builder = (page: string) => (outDir: string) => [
  '/bin/sh',
  '-c',
  `echo called >> ${root}/calls; echo building; mkdir -p ${outDir}; echo '${page}' > ${outDir}/index.html`,
];
const calls = () => readFileSync(path.join(root, 'calls'), 'utf8').split('\n').length - 1;
const page = () => readFileSync(path.join(places.siteDir, 'index.html'), 'utf8').trim();

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'railyard-site-'));
  places = { root, siteDir: path.join(root, 'build'), cacheDir: path.join(root, '.railyard/cache') };
  put('docs/00-bench.mdx', 'Bench');
  put('docusaurus.config.ts', 'export default {}');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('buildSite', () => {
  it('builds once, and again when a source has changed', async () => {
    expect(siteIsCurrent(places)).toBe(false);
    const said: string[] = [];
    await buildSite({ places, command: builder('one'), progress: (line) => said.push(line) });
    expect(siteIsCurrent(places)).toBe(true);
    expect(page()).toBe('one');
    expect(said).toEqual(['building']);

    put('docs/00-bench.mdx', 'Bench, rewritten');
    expect(siteIsCurrent(places)).toBe(false);
    await buildSite({ places, command: builder('two') });
    expect(page()).toBe('two');
    expect(readdirSync(places.cacheDir)).toEqual(['site.sha256']);
  });

  it('keeps the old site when a build fails, and says why', async () => {
    await buildSite({ places, command: builder('good') });
    put('docs/00-bench.mdx', '<Exercise id="9.9" />');
    const command = () => ['/bin/sh', '-c', 'echo all well; echo "Error: unknown exercise 9.9" >&2; exit 1'];
    const failure = buildSite({ places, command });
    await expect(failure).rejects.toMatchObject({ code: 'SITE_BUILD_FAILED' });
    await expect(failure).rejects.toThrow('Error: unknown exercise 9.9');
    expect(page()).toBe('good');
    expect(siteIsCurrent(places)).toBe(false);
  });

  it('is built by one of two who want it at once', async () => {
    await Promise.all([1, 2].map(() => buildSite({ places, command: builder('shared') })));
    expect(calls()).toBe(1);
  });

  it('takes over from a builder that was killed', async () => {
    mkdirSync(places.cacheDir, { recursive: true });
    writeFileSync(path.join(places.cacheDir, 'site.lock'), JSON.stringify({ pid: 999_999_999, start: '1' }));
    await buildSite({ places, command: builder('fresh') });
    expect(page()).toBe('fresh');
  });

  it('stops when it is cancelled, and leaves nothing half-built', async () => {
    const cancel = new AbortController();
    const command = (outDir: string) => ['/bin/sh', '-c', `mkdir -p ${outDir}; echo begun; exec sleep 60`];
    const build = buildSite({
      places,
      command,
      signal: cancel.signal,
      progress: () => cancel.abort(new Error('enough')),
    });
    await expect(build).rejects.toThrow('enough');
    expect(existsSync(places.siteDir)).toBe(false);
    expect(readdirSync(places.cacheDir)).toEqual([]);
  });
});

describe('sourcesHash', () => {
  it('does not care about tests, but about every page, name and setting', () => {
    const hashes = [sourcesHash(root)];
    put('labs/01-one/lab.test.ts', 'a test');
    expect(sourcesHash(root)).toBe(hashes[0]);
    put('labs/01-one/lab.ts', 'a lab');
    hashes.push(sourcesHash(root));
    put('static/logo.svg', '<svg/>');
    hashes.push(sourcesHash(root));
    put('docusaurus.config.ts', 'export default { title: 1 }');
    hashes.push(sourcesHash(root));
    expect(new Set(hashes).size).toBe(4);
  });
});
