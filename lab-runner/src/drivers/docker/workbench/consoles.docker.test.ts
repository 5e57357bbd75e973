// The workbench container held to the contract of consoles, and what only a container can get wrong.
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTopology } from '../../../topology.ts';
import { type ConsoleStage, describeConsoleContract } from '../../contract/consoles.ts';
import { eventually } from '../../contract/fixture.ts';
import { promptEnd, readShell } from '../../contract/read-shell.ts';
import { connectDocker } from '../engine.ts';
import { ensureImages } from '../images.ts';
import { removeAll } from '../ours.ts';
import { type Seat, seatOf } from '../seat.ts';
import { createDockerWorkbench, type DockerWorkbench, stopWorkbench } from './index.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url)).replace(/\/$/, '');
const docker = connectDocker();
let image: string;
let seat: Seat;
let runner: Server;
let bench: DockerWorkbench;

/** A workbench as a new runner would have it. */
const anotherRunner = () =>
  createDockerWorkbench({
    ...{ docker, seat, root },
    topology: loadTopology(0),
    image: () => image,
    runner: { host: '127.0.0.1', port: (runner.address() as AddressInfo).port },
  });

async function fixture() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-consoles-'));
  seat = seatOf(dataDir);
  image = (await ensureImages({ docker, root })).workbench;
  runner = createServer((request, response) => {
    if (request.url === '/big') response.end(Buffer.alloc(8 * 1024 * 1024, 'x'));
    else request.pipe(response);
  });
  await new Promise<void>((resolve) => runner.listen(0, '127.0.0.1', resolve));
  bench = anotherRunner();
  return {
    topology: loadTopology(0),
    workbench: bench,
    async processes() {
      const container = await bench.container();
      const { Processes } = (await container.top({ ps_args: '-eo pid,stat,args' })) as {
        Processes: string[][];
      };
      return Processes.filter(([, state]) => !state?.startsWith('Z')).map(([, , args = '']) => args);
    },
    async remove() {
      await bench.dispose();
      await removeAll(docker, seat);
      await new Promise((resolve) => runner.close(resolve));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

describeConsoleContract('docker', fixture, (stage: ConsoleStage) => {
  const id = async () => (await bench.container()).id;
  const inspect = async () => (await bench.container()).inspect();

  describe('container', () => {
    it('is closed: no rights, limits, and the nodes’ data to look at only', async () => {
      const { HostConfig, Config, Mounts } = await inspect();
      expect(HostConfig).toMatchObject({ CapDrop: ['ALL'], PidsLimit: 1024, Privileged: false });
      expect(Config.Labels).toMatchObject(seat.labels('workbench'));
      expect(Mounts.filter(({ RW }) => RW).map(({ Destination }) => Destination)).toEqual(['/home/learner']);
      expect(Mounts).toHaveLength(7);
      const volume = await docker.getVolume(seat.name('kafka1')).inspect();
      expect(volume.Labels).toEqual(seat.labels('kafka1'));
      const read = await stage.open();
      const tried = await read.run('touch /railyard/kafka1/x /run/railyard/bin/yard; kill -9 1; id');
      expect(tried).toMatch(/Read-only file system/);
      expect(tried.match(/Permission denied|not permitted/g)).toHaveLength(2);
      expect(tried).toContain('uid=47102(learner)');
    });

    it('is used again by a new runner, without the shells of the one before', async () => {
      const before = await id();
      const old = await stage.open();
      await old.run(`setsid sleep ${40_000 + (process.pid % 10_000)} &`);
      const next = anotherRunner();
      expect((await next.container()).id).toBe(before);
      expect((await stage.fixture.processes()).filter((line) => /sleep \d|--rcfile/.test(line))).toEqual([]);
      const read = readShell(await next.open({ columns: 80, rows: 24, env: {} }));
      await read.waitFor(promptEnd);
      expect(await read.run('echo here $((40 + 2))')).toContain('here 42');
      await read.shell.close();
      await next.dispose();
    });

    it('wakes when it was stopped by hand', async () => {
      const before = await id();
      await docker.getContainer(before).kill();
      expect(await (await stage.open()).run('echo up $((40 + 2))')).toContain('up 42');
      expect(await id()).toBe(before);
    });

    it('wakes when it was paused by hand', async () => {
      const before = await id();
      const read = await stage.open();
      // Docker itself hangs when a container is paused while a program is being started in it.
      await eventually('nothing is on its way', async () => {
        const programs = await stage.fixture.processes();
        return programs.length === 4 && programs.some((line) => line.includes('bridge.mjs'));
      });
      await docker.getContainer(before).pause();
      expect(await (await stage.open()).run('echo up $((40 + 2))')).toContain('up 42');
      expect(await read.run('echo still $((40 + 3))')).toContain('still 43');
      expect(await id()).toBe(before);
    });

    it('comes back after somebody removed it: shells are told, the home and the names are there', async () => {
      const { workbench } = stage.fixture;
      await workbench.writeNames({ topics: ['kept-topic'], groups: [] });
      await workbench.writeFile('kept.txt', 'kept');
      const read = await stage.open();
      const exit = new Promise((resolve) => read.shell.onExit(resolve));
      const before = await id();
      await docker.getContainer(before).remove({ force: true });
      expect(await exit).toMatchObject({ status: null });
      await read.shell.close();
      const again = await stage.open();
      expect(await id()).not.toBe(before);
      expect(await again.run('cat kept.txt $RAILYARD_NAMES/topics')).toMatch(/kept\r?\n?kept-topic/);
    });

    it('is out of the way while the nodes’ volumes are removed', async () => {
      let opened: Promise<unknown> = Promise.resolve();
      await bench.remove(async () => {
        opened = stage.open();
        await docker.getVolume(seat.name('kafka1')).remove();
      });
      await opened;
      await expect(docker.getVolume(seat.name('kafka1')).remove()).rejects.toMatchObject({ statusCode: 409 });
    });

    it('is stopped with all that runs in it, although its runner is gone and nobody minds TERM', async () => {
      const { shell } = await stage.open();
      shell.write(Buffer.from("(trap '' TERM; setsid sh -c 'trap \"\" TERM; sleep 600') &\r"));
      const asleep = async () => (await stage.fixture.processes()).some((line) => line.includes('sleep 600'));
      await eventually('it sleeps', asleep);
      expect(await stopWorkbench(docker, seat)).toBe(true);
      expect(await asleep()).toBe(false);
    });

    it('leaves alone what another has given its name', async () => {
      await bench.remove();
      const stranger = await docker.createContainer({ name: seat.name('workbench'), Image: image });
      await expect(bench.container()).rejects.toMatchObject({ code: 'DOCKER_NAME_TAKEN' });
      await expect(bench.remove()).rejects.toMatchObject({ code: 'DOCKER_NAME_TAKEN' });
      await stranger.remove();
      await bench.container();
    });

    it('ends a fork bomb with its console', async () => {
      const read = await stage.open();
      read.shell.write(Buffer.from('bomb() { bomb | bomb & }; bomb\r'));
      const count = async () => (await docker.getContainer(await id()).top()).Processes.length;
      await eventually('it has gone off', async () => (await count()) > 900, 60_000);
      await read.shell.close();
      expect(await (await stage.open()).run('echo alive $((40 + 2))')).toContain('alive 42');
      expect(await count()).toBeLessThan(20);
    });
  });

  describe('bridge', () => {
    const port = () => (runner.address() as AddressInfo).port;

    it('reaches the runner from the console, and nothing else of the host', async () => {
      const other = createServer((_, response) => response.end());
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const read = await stage.open();
      const script = (to: number) =>
        `node -e 'fetch("http://127.0.0.1:${to}", { method: "POST", body: "said" + (40 + 2) })` +
        `.then((r) => r.text()).then(console.log, (e) => console.log(e.cause.code))'`;
      expect(await read.run(script(port()))).toContain('said42\r\n');
      expect(await read.run(script((other.address() as AddressInfo).port))).toContain('ECONNREFUSED\r\n');
      await new Promise((resolve) => other.close(resolve));
    });

    it('carries many connections at once, one of which is never read', async () => {
      const read = await stage.open();
      const script = `
        const get = () => fetch('http://127.0.0.1:${port()}/big').then((r) => r.arrayBuffer());
        require('net').connect(${port()}, '127.0.0.1').end('GET /big HTTP/1.0\\r\\n\\r\\n');
        Promise.all(Array.from({ length: 8 }, get))
          .then((all) => console.log('in all ' + all.reduce((sum, one) => sum + one.byteLength, 0)))
          .then(() => process.exit());`;
      await stage.fixture.workbench.writeFile('many.js', script, { overwrite: true });
      expect(await read.run('node many.js')).toContain(`in all ${8 * 8 * 1024 * 1024}\r\n`);
    });

    it('stands again after its inner end died, and yard answers in the console', async () => {
      const container = await bench.container();
      const ending = await container.exec({ Cmd: ['pkill', '-f', 'bridge.mjs'], User: 'grader' });
      await ending.start({ Detach: true });
      const read = await stage.open({
        RAILYARD_URL: `http://127.0.0.1:${port()}`,
        RAILYARD_CONSOLE_KEY: 'key',
      });
      // This runner answers everything with an echo, which is no state of a cluster.
      await eventually('yard reaches the runner', async () =>
        (await read.run('yard status')).includes('was not understood'),
      );
      expect(await read.run('yard labs list')).toContain('00-bench');
      expect(await read.run('yard up')).toContain('not open to the console');
      expect(await read.run('yard help')).toContain('Usage: yard');
    });
  });
});
