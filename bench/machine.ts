// The machine the figures are of, and how busy it is. Judges nothing.
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Of the last minute, before anything of ours ran. */
  readonly load: number;
  /** Others had work for every core already: the figures say little. */
  readonly busy: boolean;
}

export function describeMachine(): Machine {
  const cores = cpus();
  const load = loadavg()[0] ?? NaN;
  return {
    cores: cores.length,
    processor: cores[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    load,
    busy: load >= cores.length,
  };
}

export function machineLines(machine: Machine): readonly string[] {
  const { cores, processor, memoryGb, system, node, load, busy } = machine;
  return [
    `${cores} × ${processor}, ${memoryGb} GB, ${system}, Node ${node}, load ${load.toFixed(1)} at the start`,
    ...(busy
      ? ['This machine was busy before the measurement began: take no figure below as a verdict.']
      : []),
  ];
}

/** Clock ticks of /proc: USER_HZ is 100 on every Linux that Node runs on (proc(5), time(7)). */
const ticksPerSecond = 100;

/** CPU seconds a process has used by now; `undefined` where /proc does not tell. */
export function cpuSeconds(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}
