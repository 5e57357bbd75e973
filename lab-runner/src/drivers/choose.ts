// Which driver a data folder's lab runs on. A folder keeps to the driver it was begun with, for its data is there.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RailyardError } from '../../protocol/index.ts';
import type { Config } from '../config.ts';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { daemonAnswers } from './docker/engine.ts';

export type DriverName = ClusterDriver['name'];

/**
 * What the configuration asks for; `auto` is what the folder was begun with, else Docker where a daemon answers.
 * Throws OTHER_DRIVER when the folder's lab is on another one: its nodes would be forgotten, and go on running.
 */
export async function chosenDriver({
  driver,
  dataDir,
}: Pick<Config, 'driver' | 'dataDir'>): Promise<DriverName> {
  const begun = driverOf(dataDir);
  if (driver === 'auto') return begun ?? ((await daemonAnswers()) ? 'docker' : 'jvm');
  if (begun !== undefined && begun !== driver) {
    throw new RailyardError('OTHER_DRIVER', { folder: dataDir, begun, asked: driver });
  }
  return driver;
}

/** The driver that has prepared this folder; `undefined` where none has. */
export function driverOf(dataDir: string): DriverName | undefined {
  let noted = '';
  try {
    noted = readFileSync(noteIn(dataDir), 'utf8').trim();
  } catch {
    // No lab yet, or the note was lost.
  }
  if (noted === 'docker' || noted === 'jvm') return noted;
  return existsSync(path.join(dataDir, 'cluster')) ? 'jvm' : undefined;
}

/** Notes the driver before it makes anything, so that what it makes is found again. */
export function noteDriver(dataDir: string, driver: DriverName): void {
  if (driverOf(dataDir) === driver) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(noteIn(dataDir), `${driver}\n`, { mode: 0o600 });
}

/** The folder has no cluster any more: the next one may be on any driver. */
export function forgetDriver(dataDir: string): void {
  rmSync(noteIn(dataDir), { force: true });
}

function noteIn(dataDir: string): string {
  return path.join(dataDir, 'driver');
}
