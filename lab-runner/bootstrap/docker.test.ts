import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerAnswers, runsInDocker } from './docker.mjs';

let folder = '';
let socket = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-docker-'));
  socket = path.join(folder, 'docker.sock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `work` while something answers on the socket with this status, and speaks this version of the API. */
async function answering<T>(status: number, work: () => Promise<T>, version = '1.41'): Promise<T> {
  const server = createServer((_, response) => response.writeHead(status, { 'api-version': version }).end());
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('dockerAnswers', () => {
  it('is true only when a daemon says so', async () => {
    const env = { DOCKER_HOST: `unix://${socket}` };
    expect(await dockerAnswers(env)).toBe(false);
    expect(await answering(200, () => dockerAnswers(env))).toBe(true);
    expect(await answering(500, () => dockerAnswers(env))).toBe(false);
    expect(await answering(200, () => dockerAnswers(env), '1.40')).toBe(false);
    expect(await answering(200, () => dockerAnswers(env), '1.100')).toBe(true);
  });

  it('believes who names a daemon elsewhere', async () => {
    expect(await dockerAnswers({ DOCKER_HOST: 'tcp://10.0.0.1:2376' })).toBe(true);
  });
});

describe('runsInDocker', () => {
  const asked = { driver: undefined, dataDir: undefined };
  const here = () => ({ RAILYARD_DATA_DIR: folder, DOCKER_HOST: `unix://${socket}` });

  it('does as it is told', async () => {
    expect(await runsInDocker({ ...asked, driver: 'docker' }, here())).toBe(true);
    expect(await runsInDocker(asked, { ...here(), RAILYARD_DRIVER: 'jvm' })).toBe(false);
  });

  it('keeps to what the folder was begun with, else takes Docker where it answers', async () => {
    expect(await runsInDocker(asked, here())).toBe(false);
    expect(await answering(200, () => runsInDocker(asked, here()))).toBe(true);
    mkdirSync(path.join(folder, 'cluster'));
    expect(await answering(200, () => runsInDocker(asked, here()))).toBe(false);
    writeFileSync(path.join(folder, 'driver'), 'docker\n');
    expect(await runsInDocker(asked, here())).toBe(true);
  });
});
