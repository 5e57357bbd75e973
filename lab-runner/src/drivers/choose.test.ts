// A folder keeps to the driver it was begun with.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chosenDriver, driverOf, forgetDriver, noteDriver } from './choose.ts';

let dataDir = '';
beforeEach(() => (dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'railyard-choose-')), 'lab')));
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }));

describe('driverOf', () => {
  it('knows nothing of a folder that is new, or whose note says nonsense', () => {
    expect(driverOf(dataDir)).toBeUndefined();
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'driver'), 'podman\n');
    expect(driverOf(dataDir)).toBeUndefined();
  });

  it('remembers what was noted, and takes nodes without a note for processes', () => {
    noteDriver(dataDir, 'docker');
    expect(driverOf(dataDir)).toBe('docker');
    rmSync(path.join(dataDir, 'driver'));
    mkdirSync(path.join(dataDir, 'cluster'));
    expect(driverOf(dataDir)).toBe('jvm');
  });
});

describe('chosenDriver', () => {
  it('keeps to the folder, and refuses another driver until its cluster is deleted', async () => {
    expect(await chosenDriver({ driver: 'docker', dataDir })).toBe('docker');
    noteDriver(dataDir, 'docker');
    expect(await chosenDriver({ driver: 'auto', dataDir })).toBe('docker');
    await expect(chosenDriver({ driver: 'jvm', dataDir })).rejects.toMatchObject({ code: 'OTHER_DRIVER' });
    forgetDriver(dataDir);
    expect(await chosenDriver({ driver: 'jvm', dataDir })).toBe('jvm');
  });
});
