// Reads logs through the running lab, or from the files of a lab that is not running. Knows no terminal.
import { readFile } from 'node:fs/promises';
import type { NodeName } from '@railyard/labs/kit';
import type { Config } from '../config.ts';
import { logFile } from '../log.ts';
import { findLab, requireHost } from './reach.ts';

export interface LogSource {
  /** The last lines, without the final line break; empty when nothing was written. */
  read(which: NodeName | 'runner', lines: number): Promise<string>;
}

/** In a console only the nodes can be read; the runner's own log belongs to the host. */
export async function openLogSource(config: Config): Promise<LogSource> {
  const lab = findLab(config);
  const runnerLog = async (lines: number) => {
    requireHost(config);
    return lastLines(await readFile(logFile(config.dataDir), 'utf8').catch(() => ''), lines);
  };
  if (lab !== undefined) {
    return {
      async read(which, lines) {
        if (which === 'runner') return runnerLog(lines);
        const query = { lines: String(lines) };
        return lastLines((await lab.call('nodeLog', { params: { node: which }, query })).text, Infinity);
      },
    };
  }
  const { openDriver } = await import('./open-driver.ts');
  const driver = await openDriver(config);
  return { read: (which, lines) => (which === 'runner' ? runnerLog(lines) : driver.log(which, lines)) };
}

function lastLines(text: string, lines: number): string {
  const all = text.replace(/\n$/, '');
  return lines === Infinity ? all : all.split('\n').slice(-lines).join('\n');
}
