import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Ensemble, roleOf, watchEnsemble } from './ensemble-watch.ts';

describe('roleOf', () => {
  it.each([
    ['Zookeeper version: 3.8.6\nMode: leader\nNode count: 9\n', 'leader'],
    ['Latency min/avg/max: 0/0/0\nMode: follower\n', 'follower'],
    ['This ZooKeeper instance is not currently serving requests\n', 'looking'],
    ['', 'silent'],
    ['HTTP/1.1 400 Bad Request', 'silent'],
  ])('%j', (answer, role) => expect(roleOf(answer)).toBe(role));
});

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function answering(answer: () => string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.end(answer()));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

describe('watchEnsemble', () => {
  it('asks again by itself while they elect, and then rests', async () => {
    let [first, second] = ['Mode: follower', 'This ZooKeeper instance is not currently serving requests'];
    const nodes = [
      { name: 'zookeeper1' as const, client: await answering(() => first) },
      { name: 'zookeeper2' as const, client: await answering(() => second) },
      { name: 'zookeeper3' as const, client: 1 },
    ];
    const told: Ensemble[] = [];
    const watch = watchEnsemble(nodes, '127.0.0.1', (ensemble) => told.push(ensemble));
    watch.poke();
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(1), 15_000);
    expect(told[0]).toEqual({
      roles: { zookeeper1: 'follower', zookeeper2: 'looking', zookeeper3: 'silent' },
      quorum: false,
    });
    [first, second] = ['Mode: leader', 'Mode: follower'];
    await vi.waitFor(() => expect(told.at(-1)?.quorum).toBe(true), 15_000);
    expect(told.at(-1)?.roles.zookeeper3).toBe('silent');
    watch.rest();
  });
});
