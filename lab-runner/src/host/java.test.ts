// Finding Java: what is read from its settings, and what is said when it is missing or old.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findJava, javaRemedy, parseJavaSettings } from './java.ts';

const settings = (version: string, home: string) => `Property settings:
    java.home = ${home}
    java.vendor = Debian
    java.version = ${version}
    java.vm.name = OpenJDK 64-Bit Server VM
    java.vm.version = ${version}+6

openjdk version "${version}" 2025-04-15
`;

describe('parseJavaSettings', () => {
  it('reads home, version and build', () => {
    expect(parseJavaSettings(settings('17.0.15', '/opt/java'))).toEqual({
      path: '/opt/java/bin/java',
      home: '/opt/java',
      version: '17.0.15',
      major: 17,
      build: 'Debian OpenJDK 64-Bit Server VM 17.0.15+6',
    });
  });

  it.each([
    ['1.8.0_402', 8],
    ['11.0.2', 11],
    ['21', 21],
    ['25-ea', 25],
  ])('knows that %s is Java %i', (version, major) => {
    expect(parseJavaSettings(settings(version, '/j'))?.major).toBe(major);
  });

  it('gives nothing for other text, such as the stub of macOS', () => {
    expect(
      parseJavaSettings('The operation couldn’t be completed. Unable to locate a Java Runtime.'),
    ).toBeUndefined();
  });
});

describe('findJava', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'railyard-java-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function fakeJava(version: string): string {
    const home = path.join(folder, version);
    mkdirSync(path.join(home, 'bin'), { recursive: true });
    writeFileSync(path.join(home, 'bin/java'), `#!/bin/sh\ncat >&2 <<END\n${settings(version, home)}END\n`);
    chmodSync(path.join(home, 'bin/java'), 0o755);
    return home;
  }

  it('prefers JAVA_HOME when it is new enough', async () => {
    const home = fakeJava('99.0.1');
    expect(await findJava({ javaHome: home })).toMatchObject({
      path: path.join(home, 'bin/java'),
      major: 99,
    });
  });

  it('passes over a JAVA_HOME that is too old or broken', async () => {
    expect((await findJava({ javaHome: fakeJava('11.0.2') })).major).toBeGreaterThanOrEqual(17);
    expect((await findJava({ javaHome: path.join(folder, 'none') })).major).toBeGreaterThanOrEqual(17);
  });

  it('stops when it is called off', async () => {
    await expect(findJava({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('says how to install it', () => {
    expect(javaRemedy('darwin')).toContain('brew');
    expect(javaRemedy('linux')).toContain('apt-get');
  });
});
