import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from './browser.mjs';
import { fakeJava, fakePrograms } from './fake-programs.ts';
import { missingPrograms } from './host-programs.mjs';
import { findJava, onPath } from './programs.mjs';

const nowhere: readonly string[] = [];

describe('findJava', () => {
  it('takes one that is new enough', () => {
    const PATH = fakePrograms({ java: fakeJava('17.0.2') });
    expect(findJava({ PATH }, nowhere)).toEqual({ java: path.join(PATH, 'java') });
  });

  it.each(['11.0.20', '1.8.0_392'])('names %s as too old', (version) => {
    const PATH = fakePrograms({ java: fakeJava(version) });
    expect(findJava({ PATH }, nowhere)).toEqual({ tooOld: version });
  });

  it('prefers a good one elsewhere to a too old one on the PATH', () => {
    const PATH = fakePrograms({ java: fakeJava('11.0.20') });
    const place = fakePrograms({ 'openjdk-21/bin/java': fakeJava('21') });
    expect(findJava({ PATH }, [place]).java).toBe(path.join(place, 'openjdk-21/bin/java'));
  });

  it('looks at JAVA_HOME first, and goes on when it is empty of Java', () => {
    const PATH = fakePrograms({ java: fakeJava('17') });
    const JAVA_HOME = fakePrograms({ 'bin/java': fakeJava('21') });
    expect(findJava({ PATH, JAVA_HOME }, nowhere).java).toBe(path.join(JAVA_HOME, 'bin/java'));
    expect(findJava({ PATH, JAVA_HOME: '/nowhere' }, nowhere).java).toBe(path.join(PATH, 'java'));
  });

  it('does not take a java that cannot run, as on a Mac without one', () => {
    const PATH = fakePrograms({ java: 'echo "Unable to locate a Java Runtime" >&2; exit 1' });
    expect(findJava({ PATH }, nowhere)).toEqual({ tooOld: undefined });
  });
});

describe('onPath', () => {
  it('finds programs, not folders of that name', () => {
    const PATH = fakePrograms({ mvn: 'exit 0', 'java/inside': 'exit 0' });
    expect(onPath('mvn', { PATH })).toBe(path.join(PATH, 'mvn'));
    expect(onPath('java', { PATH })).toBeUndefined();
    expect(onPath('mvn', { PATH: undefined })).toBeUndefined();
  });
});

describe('missingPrograms', () => {
  const java = true;
  const browser = false;
  it('needs Maven only while Kafka is not there', () => {
    const env = { PATH: fakePrograms({ java: fakeJava('17') }) };
    expect([...missingPrograms({ env, java, browser, kafka: false, places: nowhere }).keys()]).toEqual([
      'maven',
    ]);
    expect(missingPrograms({ env, java, browser, kafka: true, places: nowhere }).size).toBe(0);
  });

  it('says for each what is wrong', () => {
    const env = { PATH: fakePrograms({ java: fakeJava('11.0.20') }) };
    const problems = missingPrograms({ env, java, browser, kafka: false, places: nowhere });
    expect(problems.get('java')).toBe('Java 11.0.20 is too old; Kafka needs 17 or newer here.');
    expect(problems.get('maven')).toBe('Maven was not found and Kafka has not been fetched yet.');
  });

  it('asks for nothing that is not wanted', () => {
    expect(missingPrograms({ env: { PATH: '' }, java: false, browser: false, kafka: false }).size).toBe(0);
  });
});

describe('findBrowser', () => {
  const none = { places: nowhere, modules: '/nowhere' };
  it('takes the named one, and does not look further when it is not there', () => {
    const folder = fakePrograms({ brave: 'exit 0', chromium: 'exit 0' });
    const named = path.join(folder, 'brave');
    expect(findBrowser({ RAILYARD_BROWSER: named, PATH: folder })).toEqual({
      from: 'named',
      executable: named,
    });
    expect(findBrowser({ RAILYARD_BROWSER: '/nowhere/brave', PATH: folder }, none)).toBeUndefined();
  });

  it('takes one of the machine before the one in a package', () => {
    const PATH = fakePrograms({ 'google-chrome': 'exit 0' });
    const found = findBrowser({ PATH }, none);
    expect(found).toEqual({ from: 'machine', executable: path.join(PATH, 'google-chrome') });
  });

  it('takes the one in the package only on the kind of machine it was built for', () => {
    const modules = fakePrograms({ '@sparticuz/chromium/bin/chromium.br': '' });
    const machine = { places: nowhere, modules };
    expect(findBrowser({ PATH: '' }, { ...machine, platform: 'linux', arch: 'x64' })).toEqual({
      from: 'package',
    });
    expect(findBrowser({ PATH: '' }, { ...machine, platform: 'darwin', arch: 'arm64' })).toBeUndefined();
  });

  it('finds nothing where there is nothing', () => {
    expect(findBrowser({ PATH: '' }, none)).toBeUndefined();
  });
});
