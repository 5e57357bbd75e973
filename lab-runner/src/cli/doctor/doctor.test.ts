import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import type { Finding, Look } from './finding.ts';
import { hostLooks } from './host.ts';
import { examine } from './index.ts';
import { labLooks } from './lab.ts';
import { softwareLooks } from './software.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'railyard-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A corner of the port range that nothing else uses. */
const portBase = '6300';

async function finding(about: string, looks: readonly Look[], dataDir: string): Promise<Finding> {
  const config = loadConfig({ dataDir, portBase });
  const [found] = await examine(
    config,
    looks.filter((look) => look.about === about),
  );
  if (found === undefined) throw new Error(`The doctor has no look called ${about}.`);
  return found;
}

describe('the doctor', () => {
  it('finds nothing wrong with the Node that runs it', async () => {
    expect(await finding('Node', softwareLooks, folder)).toMatchObject({ state: 'good' });
  });

  it('names a taken port, and who has it', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(9092 + Number(portBase), '127.0.0.1', resolve));
    const found = await finding('ports', hostLooks, folder);
    server.close();
    expect(found.state).toBe('bad');
    expect(found.what).toMatch(/^Port 15392, wanted by kafka1, is taken by .+ \(pid \d+\)\.$/);
    expect(found.remedy).toContain('--port-base');
  });

  it('names a data folder that cannot be one', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(await finding('data folder', hostLooks, file)).toMatchObject({
      state: 'bad',
      what: `The folder ${file} cannot hold the lab: a file is in its place.`,
    });
  });

  it('names damaged progress, and says that nothing is lost', async () => {
    const dataDir = path.join(folder, 'damaged');
    mkdirSync(path.join(dataDir, 'progress'), { recursive: true });
    writeFileSync(path.join(dataDir, 'progress/progress.db'), 'SQLite format 3\0 and then nonsense');
    const found = await finding('progress', labLooks, dataDir);
    expect(found.state).toBe('bad');
    expect(found.what).toMatch(/^The progress file is damaged: /);
    expect(found.remedy).toContain('restores');
  });

  it('is content with a folder that has never been used', async () => {
    const unused = path.join(folder, 'unused');
    for (const about of ['lab', 'progress']) {
      expect((await finding(about, labLooks, unused)).state).toBe('good');
    }
    expect((await finding('data folder', hostLooks, unused)).state).toBe('good');
  });

  it('goes on when one of its looks breaks', async () => {
    const looks: readonly Look[] = [
      { about: 'broken', look: () => Promise.reject(new Error('no such thing')) },
      { about: 'next', look: () => [{ state: 'good', what: 'seen' }] },
    ];
    const findings = await examine(loadConfig({ dataDir: folder }), looks);
    expect(findings.map(({ about, state }) => `${about} ${state}`)).toEqual(['broken bad', 'next good']);
  });
});
