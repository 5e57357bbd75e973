// Fetching with a Maven of our own making: what is kept, what is thrown away, what is said.
import { createHash } from 'node:crypto';
import {
  chmodSync,
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
import { fetchKafka, kafkaJars } from './kafka-fetch.ts';
import { tellingMavenLine } from './kafka-fetch-maven.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let folder = '';
const config = () => ({ root: path.join(folder, 'root'), cacheDir: path.join(folder, 'cache') });
const calls = () => (existsSync(`${folder}/calls`) ? readFileSync(`${folder}/calls`, 'utf8').length : 0);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-fetch-'));
  mkdirSync(path.join(config().root, 'infra/kafka'), { recursive: true });
  pin({ 'a-1.jar': 'A', 'b-1.jar': 'B' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pin(jars: Record<string, string>): void {
  const lines = Object.entries(jars).map(([name, text]) => `${sha256(text)}  ${name}\n`);
  writeFileSync(path.join(config().root, 'infra/kafka/jars.sha256'), `# a comment\n${lines.join('')}`);
}

/** A Maven that notes its call and then does this; `$out` is where jars belong. */
function maven(script: string): string {
  const file = path.join(folder, 'mvn');
  const findOutput =
    'for a in "$@"; do case $a in -DoutputDirectory=*) out=${a#*=};; esac; done; mkdir -p "$out"';
  writeFileSync(file, `#!/bin/sh\nprintf x >>'${folder}/calls'\n${findOutput}\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const good = `
echo '[INFO] Downloaded from somewhere: https://example.org/x/a-1.jar (1 kB at 1 kB/s)'
echo '[INFO] Downloaded from somewhere: https://example.org/x/plugin-3.jar (1 kB at 1 kB/s)'
echo '[INFO] Downloaded from somewhere: https://example.org/x/b-1.jar (1 kB at 1 kB/s)'
printf A >"$out/a-1.jar"; printf B >"$out/b-1.jar"`;

describe('fetchKafka', () => {
  it('fetches, counts the pinned jars, and needs Maven no more', async () => {
    const seen: string[] = [];
    const mvn = maven(good);
    await fetchKafka({ config: config(), mvn, progress: (event) => seen.push(event.text) });
    expect(seen).toEqual(['0 of 2 jars', '1 of 2 jars', '2 of 2 jars']);
    expect(readdirSync(kafkaJars(config()))).toEqual(['a-1.jar', 'b-1.jar']);
    expect(await fetchKafka({ config: config(), mvn: '/nowhere/mvn' })).toBe(kafkaJars(config()));
    expect(calls()).toBe(1);
  });

  it('names a jar that was changed later, removes the copy, and fetches anew the next time', async () => {
    const mvn = maven(good);
    await fetchKafka({ config: config(), mvn });
    writeFileSync(path.join(kafkaJars(config()), 'b-1.jar'), 'X');
    await expect(fetchKafka({ config: config(), mvn })).rejects.toMatchObject({
      code: 'CHECKSUM_MISMATCH',
      facts: { file: 'b-1.jar' },
    });
    expect(existsSync(kafkaJars(config()))).toBe(false);
    await fetchKafka({ config: config(), mvn });
    expect(calls()).toBe(2);
  });

  it('trusts a copy whose times were touched but whose bytes are right', async () => {
    await fetchKafka({ config: config(), mvn: maven(good) });
    writeFileSync(path.join(kafkaJars(config()), 'a-1.jar'), 'A');
    await fetchKafka({ config: config(), mvn: '/nowhere/mvn' });
  });

  it.each([
    ['a jar went missing', (libs: string) => rmSync(path.join(libs, 'a-1.jar'))],
    ['a foreign jar was added', (libs: string) => writeFileSync(path.join(libs, 'evil.jar'), 'E')],
  ])('fetches anew when %s', async (_, harm) => {
    const mvn = maven(good);
    harm(await fetchKafka({ config: config(), mvn }));
    expect(readdirSync(await fetchKafka({ config: config(), mvn }))).toEqual(['a-1.jar', 'b-1.jar']);
    expect(calls()).toBe(2);
  });

  it.each([
    [
      'a wrong checksum',
      'printf A >"$out/a-1.jar"; printf C >"$out/b-1.jar"',
      'CHECKSUM_MISMATCH',
      'b-1.jar',
    ],
    ['a missing jar', 'printf A >"$out/a-1.jar"', 'FETCH_FAILED', 'b-1.jar is missing'],
    ['an extra jar', `${good}; printf C >"$out/c.jar"`, 'FETCH_FAILED', 'c.jar is extra'],
    [
      'no network',
      "echo '[INFO] Scanning'; echo '[ERROR] Could not transfer x: Unknown host y -> [Help 1]'; exit 1",
      'FETCH_FAILED',
      'Could not transfer x: Unknown host y',
    ],
  ])('keeps nothing after %s', async (_, script, code, words) => {
    const failed = fetchKafka({ config: config(), mvn: maven(script) });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(readdirSync(path.dirname(kafkaJars(config())))).toEqual([]);
  });

  it('says that Maven is missing only when it is needed', async () => {
    await expect(
      fetchKafka({ config: config(), mvn: '/nowhere/mvn', remedy: 'Get it.' }),
    ).rejects.toMatchObject({
      code: 'MAVEN_MISSING',
      remedy: 'Get it.',
    });
  });

  it('ends Maven and everything it started when it is called off', async () => {
    const abort = new AbortController();
    const mvn = maven(`(sleep 600 & echo $! >'${folder}/child'; wait)`);
    const fetching = fetchKafka({ config: config(), mvn, signal: abort.signal });
    const settled = expect(fetching).rejects.toThrow('enough');
    await expect
      .poll(() => existsSync(`${folder}/child`) && readFileSync(`${folder}/child`, 'utf8') !== '')
      .toBe(true);
    abort.abort(new Error('enough'));
    await settled;
    const child = Number(readFileSync(`${folder}/child`, 'utf8'));
    await expect.poll(() => lives(child)).toBe(false);
    expect(readdirSync(path.dirname(kafkaJars(config())))).toEqual([]);
  });

  it('removes what a killed fetch left, not what a living one is at', async () => {
    const parent = path.dirname(kafkaJars(config()));
    mkdirSync(path.join(parent, 'fetch-999999999-abc'), { recursive: true });
    mkdirSync(path.join(parent, `fetch-${process.pid}-abc`));
    await fetchKafka({ config: config(), mvn: maven(good) });
    expect(readdirSync(parent).sort()).toEqual([`fetch-${process.pid}-abc`, 'libs', 'libs.stamp']);
  });
});

function lives(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('tellingMavenLine', () => {
  it('prefers the first error, else takes the last words', () => {
    expect(
      tellingMavenLine(['[INFO] x', '[ERROR] \u001b[1mFirst\u001b[m.', '[ERROR] ', '[ERROR] second']),
    ).toBe('First');
    expect(
      tellingMavenLine([
        '[ERROR] Plugin p could not be resolved: Could not transfer artifact x: refused -> [Help 1]',
      ]),
    ).toBe('Could not transfer artifact x: refused');
    expect(tellingMavenLine(['one', 'two', ''])).toBe('two');
    expect(tellingMavenLine([])).toBe('Maven said nothing');
  });
});
