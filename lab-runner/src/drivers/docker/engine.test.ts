// Daemons that are not as one wishes, each in words a person can act on.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { daemonAnswers, dockerError, ignore, requireDaemon } from './engine.ts';

let folder = '';
let socketPath = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-engine-'));
  socketPath = path.join(folder, 'docker.sock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A client of a daemon that answers like this, for as long as `work` takes. */
async function withDaemon<T>(answer: RequestListener, work: (docker: Docker) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  try {
    return await work(new Docker({ socketPath }));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const version =
  (ApiVersion: string, Version: string): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ApiVersion, Version }));

const answered = (docker: Docker) => daemonAnswers(() => docker);

describe('requireDaemon', () => {
  it.each(['1.41', '1.51', '1.100', '2.0'])('takes one that speaks %s', async (api) => {
    expect(await withDaemon(version(api, 'new'), answered)).toBe(true);
  });

  it.each(['1.40', '1.9'])('refuses one that speaks only %s', async (api) => {
    expect(await withDaemon(version(api, 'old'), answered)).toBe(false);
  });

  it('says that it is too old, and which', async () => {
    await expect(withDaemon(version('1.40', '19.03.15'), requireDaemon)).rejects.toMatchObject({
      code: 'DOCKER_UNAVAILABLE',
      message: expect.stringContaining('19.03.15'),
    });
  });

  it(
    'says that none answers: no socket, a broken answer, a daemon that hangs',
    { timeout: 15_000 },
    async () => {
      expect(await answered(new Docker({ socketPath }))).toBe(false);
      await expect(withDaemon((request) => request.socket.destroy(), requireDaemon)).rejects.toMatchObject({
        code: 'DOCKER_UNAVAILABLE',
      });
      await expect(withDaemon(() => undefined, requireDaemon)).rejects.toMatchObject({
        code: 'DOCKER_UNAVAILABLE',
      });
    },
  );
});

describe('dockerError', () => {
  it.each([
    ['no permission', { code: 'EACCES' }, 'DOCKER_UNAVAILABLE', 'usermod -aG docker'],
    ['no socket', { code: 'ENOENT' }, 'DOCKER_UNAVAILABLE', 'Start Docker'],
    [
      'a full disk',
      { statusCode: 500, message: 'write /var/lib/x: no space left on device' },
      'DOCKER_FAILED',
      'docker system df',
    ],
    [
      'no addresses left',
      {
        statusCode: 404,
        message: 'could not find an available, non-overlapping IPv4 address pool among the defaults',
      },
      'DOCKER_FAILED',
      'docker network prune',
    ],
    [
      'anything else a daemon says',
      { statusCode: 409, message: '(HTTP code 409) conflict - volume is in use.' },
      'DOCKER_FAILED',
      'docker ps -a',
    ],
  ])('%s', (_, given, code, remedy) => {
    const error = Object.assign(new Error(), given);
    expect(dockerError(error)).toMatchObject({ code, remedy: expect.stringContaining(remedy) });
  });

  it('leaves alone what is not the daemon’s', () => {
    const error = new TypeError('ours');
    expect(dockerError(error)).toBe(error);
  });

  it('is said without the protocol around it', () => {
    const error = Object.assign(new Error('(HTTP code 409) conflict - volume is in use.'), {
      statusCode: 409,
    });
    expect((dockerError(error) as Error).message).toContain('volume is in use');
    expect((dockerError(error) as Error).message).not.toContain('HTTP');
  });
});

describe('ignore', () => {
  it('ignores the statuses it names and no others', () => {
    expect(ignore(404)({ statusCode: 404 })).toBeUndefined();
    expect(() => ignore(404)({ statusCode: 409 })).toThrow();
  });
});
