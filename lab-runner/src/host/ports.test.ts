import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdersOf, isPortFree, spokenHolder } from './ports.ts';

let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});

afterEach(() => server.close());

describe('ports', () => {
  it('sees that one is taken, and by whom', async () => {
    expect(await isPortFree(port, '127.0.0.1')).toBe(false);
    const holder = (await holdersOf([port])).get(port);
    expect(holder?.pid).toBe(process.pid);
    expect(holder?.command).toContain('node');
    expect(spokenHolder(holder)).toBe(` by ${holder?.name} (pid ${process.pid})`);
  });

  it('sees that one is free again', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await isPortFree(port, '127.0.0.1')).toBe(true);
    expect((await holdersOf([port])).has(port)).toBe(false);
    expect(spokenHolder(undefined)).toBe('');
  });
});
