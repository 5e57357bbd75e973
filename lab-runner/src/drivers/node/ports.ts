// Whether the ports a node wants are free, and who has them when not.
import { createConnection } from 'node:net';
import { RailyardError } from '../../../protocol/index.ts';
import { holdersOf, isPortFree, spokenHolder } from '../../host/ports.ts';
import { pauseFor } from './waiting.ts';

/** Throws PORT_TAKEN naming the port, the node and, where somebody can tell, who has it. */
export async function requireFreePorts(
  node: string,
  ports: readonly number[],
  bind: string,
  whoElse: (port: number) => Promise<string | undefined> = async () => undefined,
): Promise<void> {
  for (const port of ports) {
    if (await isFreeWithin(graceMs, port, bind)) continue;
    const by = (await whoElse(port)) ?? spokenHolder((await holdersOf([port])).get(port));
    throw new RailyardError('PORT_TAKEN', { port, node, by });
  }
}

/** A connection that is just closing, or somebody who only looks, holds a port for a moment. */
const graceMs = 1000;

async function isFreeWithin(ms: number, port: number, bind: string): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (!(await isPortFree(port, bind))) {
    if (performance.now() > deadline) return false;
    await pauseFor(50);
  }
  return true;
}

/** True when something accepts connections there. */
export function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
