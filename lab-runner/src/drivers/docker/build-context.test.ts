import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { kafkaVersion } from '../../host/kafka-fetch.ts';
import { contextFiles, dockerfile, readBuildContext } from './build-context.ts';

const infra = path.join(loadConfig({}, {}).root, 'infra');
let copy = '';
beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'railyard-context-'));
  cpSync(infra, copy, { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

const change = (name: string) => writeFileSync(path.join(copy, name), 'changed');

describe('the build context', () => {
  it('holds what the Dockerfile copies, and neither the compose file nor what is only for people', () => {
    const files = contextFiles(infra);
    expect(files).toEqual(
      expect.arrayContaining([dockerfile, 'kafka/pom.xml', 'kafka/jars.sha256', 'images/health']),
    );
    expect(files.filter((name) => /compose|README|pin-jars|dockerignore/.test(name))).toEqual([]);
  });

  it('has a tag that is the same for the same files and another for any changed one', () => {
    const { tag } = readBuildContext(infra);
    expect(tag).toMatch(/^[0-9a-f]{12}$/);
    expect(readBuildContext(copy).tag).toBe(tag);
    change('kafka/README.md');
    change('topology.json');
    expect(readBuildContext(copy).tag).toBe(tag);
    change('zookeeper/zoo.cfg');
    expect(readBuildContext(copy).tag).not.toBe(tag);
  });

  it('takes a new file in, and one that was renamed', () => {
    const { tag } = readBuildContext(copy);
    change('images/another');
    const more = readBuildContext(copy).tag;
    rmSync(path.join(copy, 'images/another'));
    change('images/an-other');
    expect(new Set([tag, more, readBuildContext(copy).tag]).size).toBe(3);
  });

  it('packs scripts as executable, whatever the host says', async () => {
    const modes = new Map<string, number | undefined>();
    const tar = Readable.from([await readBuildContext(infra).archive()]).pipe(extract());
    for await (const entry of tar) {
      if (entry.header.type === 'file') modes.set(entry.header.name, entry.header.mode);
      entry.resume();
    }
    expect(modes.get('images/health')).toBe(0o755);
    expect(modes.get('kafka/pom.xml')).toBe(0o644);
    expect([...modes.keys()]).toEqual(contextFiles(infra));
  });

  it('names the base image, and the version its Kafka has', () => {
    expect(readBuildContext(infra).base).toBe('debian:bookworm-slim');
    const versions = readFileSync(path.join(infra, dockerfile), 'utf8').matchAll(/image\.version="(.*?)"/g);
    expect([...versions].map((match) => match[1])).toEqual([kafkaVersion, kafkaVersion]);
  });
});
