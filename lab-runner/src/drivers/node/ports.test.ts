// A taken port is named with the node that wants it and the program that has it.
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { loadTopology, portsOf } from '../../topology.ts';
import { accepts, requireFreePorts } from './ports.ts';

describe('requireFreePorts', () => {
  it('names port, node and program', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen({ port: 0, host: '127.0.0.1' }, resolve));
    const address = squatter.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await accepts(port, '127.0.0.1')).toBe(true);
    await expect(requireFreePorts('kafka1', [port], '127.0.0.1')).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      facts: { port, node: 'kafka1', by: expect.stringContaining(`(pid ${process.pid})`) },
    });
    await expect(
      requireFreePorts('kafka1', [port], '127.0.0.1', async () => ' by a container'),
    ).rejects.toMatchObject({ facts: { by: ' by a container' } });
    await new Promise((resolve) => squatter.close(resolve));
    await requireFreePorts('kafka1', [port], '127.0.0.1');
    expect(await accepts(port, '127.0.0.1')).toBe(false);
  });

  it('looks at every port of a node', () => {
    const { brokers, zookeepers } = loadTopology(100);
    expect([brokers[0], zookeepers[2]].map((node) => node && portsOf(node))).toEqual([
      [9192, 9292],
      [2283, 2983, 3983, 8383],
    ]);
  });
});
