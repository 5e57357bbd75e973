// infra/images/health, run by the host's own bash against a ZooKeeper that only plays one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';

const script = path.join(loadConfig({}, {}).root, 'infra/images/health');
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that gives these answers to these words, and closes; its port. */
async function zookeeper(answers: Readonly<Record<string, string>>): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (word) => socket.end(answers[String(word)] ?? ''));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A port at which nobody is. */
async function nobody(): Promise<number> {
  const port = await zookeeper({});
  const server = servers.pop();
  if (server !== undefined) await once(server.close(), 'close');
  return port;
}

async function health(...args: (string | number)[]): Promise<{ status: number; said: string }> {
  const child = spawn('bash', [script, ...args.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [status] = (await once(child, 'close')) as [number];
  return { status, said: said.trim() };
}

const srvr = (mode: string) =>
  `Zookeeper version: 3.8.6\nConnections: 1\nZxid: 0x100000002\nMode: ${mode}\nNode count: 25\n`;
const dump = (...ids: number[]) =>
  `SessionTracker dump:\nSession Sets (1)/(1):\nephemeral nodes dump:\nSessions with Ephemerals (1):\n0x100000a:\n\t/controller\n${ids.map((id) => `\t/brokers/ids/${id}\n`).join('')}`;

// The script is for Debian; macOS has no timeout(1).
const here = spawnSync('timeout', ['1', 'true']).status === 0;

describe.runIf(here)('the health of a ZooKeeper', () => {
  it.each(['leader', 'follower'])('is good for a %s', async (mode) => {
    expect(await health('zookeeper', await zookeeper({ srvr: srvr(mode) }))).toEqual({
      status: 0,
      said: mode,
    });
  });

  it('is bad without a quorum, alone, without an answer, and when nobody is there', async () => {
    const lost = 'This ZooKeeper instance is not currently serving requests\n';
    expect(await health('zookeeper', await zookeeper({ srvr: lost }))).toEqual({
      status: 1,
      said: `no quorum: ${lost.trim()}`,
    });
    expect((await health('zookeeper', await zookeeper({ srvr: srvr('standalone') }))).status).toBe(1);
    expect((await health('zookeeper', await zookeeper({}))).status).toBe(1);
    const port = await nobody();
    expect(await health('zookeeper', port)).toEqual({
      status: 1,
      said: `no quorum: no answer on port ${port}`,
    });
  });
});

describe.runIf(here)('the health of a broker', () => {
  it('is good when one ZooKeeper lists it, though another is gone', async () => {
    const ensemble = `127.0.0.1:${await nobody()},127.0.0.1:${await zookeeper({ dump: dump(1, 12) })}`;
    expect((await health('kafka', 1, ensemble)).status).toBe(0);
    expect((await health('kafka', 12, ensemble)).status).toBe(0);
  });

  it('is bad when none lists exactly it', async () => {
    const ensemble = `127.0.0.1:${await zookeeper({ dump: dump(12, 3) })}`;
    expect(await health('kafka', 1, ensemble)).toEqual({
      status: 1,
      said: `no ZooKeeper of ${ensemble} knows broker 1`,
    });
    expect((await health('kafka', 2, ensemble)).status).toBe(1);
    expect((await health('kafka', 3, ensemble)).status).toBe(0);
  });

  it('is bad when nobody is there, and when nobody answers', async () => {
    expect((await health('kafka', 1, `127.0.0.1:${await nobody()}`)).status).toBe(1);
    expect((await health('kafka', 1, `127.0.0.1:${await zookeeper({})}`)).status).toBe(1);
  });
});

it('is neither for any other role', async () => {
  expect((await health('kafak', 1)).status).toBe(2);
});
