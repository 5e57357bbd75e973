// The Docker driver measured: which labs are started for which parts. Measures nothing itself.
import type { Finding } from '../figures.ts';
import { type Lab, type StartTimes, withLab } from '../lab.ts';
import { measureConsole } from './console.ts';
import { imagesThere } from './images.ts';
import { compareMemory, memoryInDocker, memoryOfProcesses } from './memory.ts';
import { compareStarts } from './start.ts';

export const dockerParts = ['start', 'memory', 'console'] as const;
export type DockerPart = (typeof dockerParts)[number];

export interface Run {
  /** Rounds of the console measurement. */
  readonly rounds: number;
  readonly signal: AbortSignal;
  /** Tells a person how far it is. */
  readonly say: (line: string) => void;
}

/** One lab in Docker for all parts, and one of plain processes to compare its memory with. */
export async function measureDocker(
  parts: readonly DockerPart[],
  run: Run,
): Promise<Readonly<Record<string, Finding>>> {
  const { signal, say } = run;
  const images = await imagesThere(signal, say);
  const findings: Record<string, Finding> = {};
  const starts: Record<string, StartTimes> = {};
  const start = async (lab: Lab, name: string) => {
    say(`Starting a lab: ${name}`);
    starts[name] = await lab.up();
  };

  const inDocker = await withLab('docker', signal, async (lab) => {
    await start(lab, 'Docker, cold');
    const memory = parts.includes('memory') ? await memoryInDocker(lab) : undefined;
    if (parts.includes('console')) findings.console = await measureConsole(lab, run);
    if (parts.includes('start')) {
      await lab.down();
      await start(lab, 'Docker, warm');
    }
    return memory;
  });
  if (inDocker !== undefined) {
    const asProcesses = await withLab('jvm', signal, async (lab) => {
      await start(lab, 'JVM, cold');
      return memoryOfProcesses(lab);
    });
    findings.memory = compareMemory(inDocker, asProcesses);
  }
  if (parts.includes('start')) findings.start = compareStarts(starts);
  // Told in one order, however they came about.
  const told = dockerParts.flatMap((part) => (findings[part] ? [[part, findings[part]] as const] : []));
  return { images, ...Object.fromEntries(told) };
}
