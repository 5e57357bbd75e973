// ensureImages against a daemon that only plays one: the few routes it asks, over a socket of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { readBuildContext } from './build-context.ts';
import { ensureImages } from './images.ts';

const { root } = loadConfig({}, {});
const { tag } = readBuildContext(path.join(root, 'infra'));
const node = `kafka-railyard/node:${tag}`;
const workbench = `kafka-railyard/workbench:${tag}`;
const base = 'debian:bookworm-slim';

type Answer = (response: ServerResponse, url: URL) => void;
const lines =
  (...messages: object[]): Answer =>
  (response) =>
    response.end(messages.map((message) => `${JSON.stringify(message)}\r\n`).join(''));

let folder = '';
let server: Server;
let docker: Docker;
let have: Set<string>;
let asked: string[];
let onBuild: Answer;
let onPull: Answer;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-images-'));
  have = new Set([base]);
  asked = [];
  onBuild = (response, url) => {
    have.add(url.searchParams.get('t') ?? '');
    lines({ stream: 'Step 1/1 : FROM x AS system\n' }, { stream: 'Successfully built 1\n' })(response, url);
  };
  onPull = (response) => response.writeHead(500).end('{"message":"Get \\"https://r/v2/\\": no such host"}');
  server = createServer(play);
  const socketPath = path.join(folder, 'socket');
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  docker = new Docker({ socketPath });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function play(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://docker');
  const image = /^\/images\/(.+)\/(json|tag)$/.exec(decodeURIComponent(url.pathname));
  request.resume().on('end', () => {
    if (url.pathname === '/images/json') return response.end('[]');
    if (image?.[2] === 'json')
      return response.writeHead(have.has(image[1] ?? '') ? 200 : 404).end('{"message":""}');
    asked.push(
      `${url.pathname} ${url.searchParams.get('t') ?? url.searchParams.get('fromImage') ?? url.searchParams.get('repo') ?? ''}`,
    );
    if (image?.[2] === 'tag') {
      have.add(`${url.searchParams.get('repo')}:${url.searchParams.get('tag')}`);
      return response.writeHead(201).end();
    }
    return (url.pathname === '/build' ? onBuild : onPull)(response, url);
  });
}

describe('images that are there', () => {
  it('are neither built nor pulled', async () => {
    have = new Set([node, workbench]);
    expect(await ensureImages({ docker, root })).toEqual({ node, workbench });
    expect(asked).toEqual([]);
  });

  it('are not built again when only the other one is missing', async () => {
    have.add(node);
    expect(await ensureImages({ docker, root })).toEqual({ node, workbench });
    expect(asked).toEqual([`/build ${workbench}`]);
  });
});

describe('a build', () => {
  it('makes both, the node first, and says where it is', async () => {
    const texts: string[] = [];
    await ensureImages({ docker, root, progress: ({ text }) => texts.push(text) });
    expect(asked).toEqual([`/build ${node}`, `/build ${workbench}`]);
    expect(texts[0]).toBe('Building the node image, step 1 of 1: installing Java');
  });

  it('that fails says why, and the workbench is not begun', async () => {
    onBuild = lines({ stream: 'E: it broke\n' }, { errorDetail: {}, error: 'non-zero code: 1' });
    await expect(ensureImages({ docker, root })).rejects.toMatchObject({
      code: 'IMAGE_BUILD_FAILED',
      message: expect.stringContaining('E: it broke'),
    });
    expect(asked).toEqual([`/build ${node}`]);
  });

  it('that the daemon leaves in the middle does not count as done', async () => {
    onBuild = (response) => response.end('{"stream":"Step 1/2 : FROM x\\n"}\r\n{"stre');
    await expect(ensureImages({ docker, root })).rejects.toMatchObject({ code: 'IMAGE_BUILD_FAILED' });
    onBuild = (response) => response.write('{"stream":"Step 1/2 : FROM x\\n"}\r\n', () => response.destroy());
    await expect(ensureImages({ docker, root })).rejects.toMatchObject({ code: 'DOCKER_UNAVAILABLE' });
  });

  it('ends at once when it is cancelled, with the reason given', async () => {
    const enough = new AbortController();
    let closed = false;
    onBuild = (response) => {
      response.on('close', () => (closed = true));
      response.write('{"stream":"Step 1/2 : FROM x AS system\\n"}\r\n');
    };
    const reason = new Error('enough');
    await expect(
      ensureImages({ docker, root, signal: enough.signal, progress: () => enough.abort(reason) }),
    ).rejects.toBe(reason);
    await expect.poll(() => closed).toBe(true);
  });
});

describe('a base image that is not there', () => {
  beforeEach(() => have.delete(base));

  it('is pulled first', async () => {
    onPull = (response, url) => {
      have.add(base);
      lines({ status: 'Pull complete', id: 'a' })(response, url);
    };
    await ensureImages({ docker, root });
    expect(asked[0]).toBe('/images/create debian');
  });

  it('and cannot be had, is said in words', async () => {
    await expect(ensureImages({ docker, root })).rejects.toMatchObject({
      code: 'IMAGE_PULL_FAILED',
      message: `The image ${base} could not be pulled: the registry cannot be reached (no such host).`,
    });
  });
});

describe('ready images', () => {
  it('are pulled under their own name and get the name of the lab', async () => {
    onPull = (response, url) => {
      have.add(`${url.searchParams.get('fromImage')}:${url.searchParams.get('tag')}`);
      lines({ status: 'Pull complete', id: 'a' })(response, url);
    };
    await ensureImages({ docker, root, pullFrom: 'registry.example/railyard' });
    expect(asked.filter((line) => line.startsWith('/images/create'))).toEqual([
      '/images/create registry.example/railyard/node',
      '/images/create registry.example/railyard/workbench',
    ]);
    expect([...have]).toEqual(expect.arrayContaining([node, workbench]));
  });

  it('that the registry breaks off are an error', async () => {
    onPull = lines({ error: 'toomanyrequests: slow down.' });
    await expect(ensureImages({ docker, root, pullFrom: 'r' })).rejects.toMatchObject({
      code: 'IMAGE_PULL_FAILED',
      message: `The image r/node:${tag} could not be pulled: toomanyrequests: slow down.`,
    });
  });
});

it('says that no daemon answers', async () => {
  const nowhere = new Docker({ socketPath: path.join(folder, 'nobody') });
  await expect(ensureImages({ docker: nowhere, root })).rejects.toMatchObject({ code: 'DOCKER_UNAVAILABLE' });
});
