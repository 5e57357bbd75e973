// A port base whose every port is free at this moment. Knows the topology file, no node.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { root } from './clone.mjs';
import { Trouble } from './trouble.mjs';

/**
 * 10000, 10100, … below the ports systems hand out themselves where possible.
 * @param {number} from
 */
export async function freePortBase(from = 10_000) {
  const topology = JSON.parse(readFileSync(path.join(root, 'infra/topology.json'), 'utf8'));
  const ports = [topology.runner, ...topology.zookeeper, ...topology.kafka].flatMap((node) =>
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'number' && name !== 'id' ? [value] : [],
    ),
  );
  for (let base = from; base < 50_000; base += 100) {
    const free = await Promise.all(ports.map((port) => isFree(port + base)));
    if (free.every(Boolean)) return base;
  }
  throw new Trouble(
    'No block of free ports was found between 10000 and 60000.',
    'Close other programs that listen.',
  );
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
