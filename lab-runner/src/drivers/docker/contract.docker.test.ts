// The Docker driver held to the contract that the JVM driver keeps too, and what only containers can get wrong.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { freePortBase } from '../../../bootstrap/free-ports.mjs';
import { loadConfig } from '../../config.ts';
import { loadTopology } from '../../topology.ts';
import { describeDriverContract, type DriverFixture, eventually, type Stage } from '../contract/index.ts';
import { registeredBrokers } from '../node/registration.ts';
import { createRig, type Rig } from '../rig.ts';
import { type DaemonDoor, daemonDoor } from './daemon-door.fixture.ts';
import { connectDocker } from './engine.ts';
import { execute } from './exec.ts';
import { healthCommand } from './inside.ts';
import { removeAll, requireOurData } from './ours.ts';
import { type Seat, seatOf } from './seat.ts';

const docker = connectDocker();
let seat: Seat;
let door: DaemonDoor;
const daemonSocket = '/var/run/docker.sock';
let rig: Rig;

async function fixture(): Promise<DriverFixture> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'railyard-driver-'));
  const portBase = String(await freePortBase());
  const config = loadConfig({ dataDir, portBase, driver: 'docker', bind: '127.0.0.1' });
  const topology = loadTopology(config.portBase);
  seat = seatOf(dataDir);
  // The driver's way to the daemon; the test itself has its own.
  const socket = path.join(dataDir, 'docker.sock');
  door = daemonDoor(socket, daemonSocket);
  await door.open();
  process.env['DOCKER_HOST'] = `unix://${socket}`;
  const act = (what: 'kill' | 'pause' | 'unpause') => async (id: string) =>
    void (await docker.getContainer(id)[what]());
  return {
    topology,
    bind: config.bind,
    create: () => (rig = createRig('docker', { config, topology })).driver,
    workbench: () => rig.openWorkbench(),
    registered: () => registeredBrokers(topology, config.bind),
    exists: (id) =>
      docker
        .getContainer(id)
        .inspect()
        .then(({ State }) => State.Running)
        .catch(() => false),
    outsider: { kill: act('kill'), pause: act('pause'), resume: act('unpause') },
    async remove() {
      await door.shut();
      await removeAll(docker, seat);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

describeDriverContract('docker', fixture, (stage: () => Stage) => {
  const registered = (id: number, wanted: boolean) =>
    eventually(`broker ${id} is ${wanted ? '' : 'not '}registered`, async () => {
      const known = await stage().fixture.registered();
      return known !== undefined && known.includes(id) === wanted;
    });
  const container = (id: string) => docker.getContainer(id);

  describe('containers', () => {
    it('cuts a broker off the network until it loses its session, and heals it', async () => {
      const before = stage().id('kafka2');
      await stage().driver().cut('kafka2');
      await stage().reaches('kafka2', 'cut');
      await registered(2, false);
      expect(stage().id('kafka2')).toBe(before);
      await stage().driver().heal('kafka2');
      await registered(2, true);
      await stage().reaches('kafka2', 'running');
    });

    it('says that the daemon is gone, and goes on with the same containers when it is back', async () => {
      const before = nodeNames.map((name) => stage().id(name));
      await door.shut();
      await eventually(
        'every node is unknown',
        () => nodeNames.every((name) => stage().phase(name) === 'unknown'),
        5000,
      );
      await expect(stage().driver().stop('kafka3')).rejects.toMatchObject({ code: 'DOCKER_UNAVAILABLE' });
      await door.open();
      await Promise.all(nodeNames.map((name) => stage().reaches(name, 'running')));
      expect(nodeNames.map((name) => stage().id(name))).toEqual(before);
    });

    it('starts again what the daemon took along when it went', async () => {
      const lost = stage().id('kafka3');
      await door.shut();
      await stage().reaches('kafka3', 'unknown');
      await container(lost).kill();
      await door.open();
      await registered(3, false);
      await stage().reaches('kafka3', 'running');
      await registered(3, true);
      expect(stage().id('kafka3')).not.toBe(lost);
    });

    it('publishes on the address of the lab only', async () => {
      const { HostConfig } = await container(stage().id('kafka1')).inspect();
      const bindings = Object.values(HostConfig.PortBindings as Record<string, { HostIp: string }[]>).flat();
      expect(bindings.map(({ HostIp }) => HostIp)).toEqual(['127.0.0.1', '127.0.0.1']);
    });

    it('has health checks that can fail', async () => {
      const health = async (node: 'kafka1' | 'zookeeper1') => {
        const { topology } = stage().fixture;
        const found = topology.nodes.find(({ name }) => name === node);
        const command = found === undefined ? [] : healthCommand(found, topology);
        const where = container(stage().id(node));
        return (await execute({ container: where, command, user: 'kafka', timeoutMs: 10_000 })).status;
      };
      expect(await health('zookeeper1')).toBe(0);
      expect(await health('kafka1')).toBe(0);
      const others = ['zookeeper2', 'zookeeper3'] as const;
      await Promise.all(others.map((name) => stage().driver().kill(name)));
      await eventually(
        'a ZooKeeper without quorum is unwell',
        async () => (await health('zookeeper1')) !== 0,
      );
      expect(await health('kafka1')).not.toBe(0);
      await Promise.all(others.map((name) => stage().driver().start(name)));
      await registered(1, true);
    });

    it('sees a container that was removed by hand, and makes another', async () => {
      await container(stage().id('zookeeper3')).remove({ force: true });
      await stage().reaches('zookeeper3', 'stopped');
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('sees a node that was started by hand', async () => {
      const id = stage().id('zookeeper3');
      await stage().driver().stop('zookeeper3');
      await container(seat.name('zookeeper3')).start();
      await stage().reaches('zookeeper3', 'running');
      expect(stage().id('zookeeper3')).toBe(id);
    });

    it('refuses data that somebody else holds on to, and names who', async () => {
      await requireOurData(docker, seat, 'zookeeper3');
      const { Config } = await container(stage().id('kafka1')).inspect();
      const holder = await docker.createContainer({
        Image: Config.Image,
        HostConfig: { Binds: [`${seat.name('zookeeper3')}:/theirs`] },
      });
      try {
        const name = (await holder.inspect()).Name.slice(1);
        await expect(requireOurData(docker, seat, 'zookeeper3')).rejects.toMatchObject({
          code: 'DOCKER_FAILED',
          message: expect.stringContaining(name),
        });
      } finally {
        await holder.remove();
      }
    });

    it('refuses a container of its name that is not its own, and leaves it alone', async () => {
      await stage().driver().stop('zookeeper3');
      await container(seat.name('zookeeper3')).remove({ force: true });
      const { Config } = await container(stage().id('kafka1')).inspect();
      const foreign = await docker.createContainer({
        name: seat.name('zookeeper3'),
        Image: Config.Image,
      });
      await expect(stage().driver().start('zookeeper3')).rejects.toMatchObject({ code: 'DOCKER_NAME_TAKEN' });
      expect((await foreign.inspect()).Id).toBe(foreign.id);
      await foreign.remove();
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('knows a container that was renamed by hand', async () => {
      const id = stage().id('zookeeper3');
      await container(id).rename({ name: `${seat.name('zookeeper3')}-renamed` });
      await stage().replaceDriver();
      expect(stage().id('zookeeper3')).toBe(id);
      await stage().driver().stop('zookeeper3');
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('names the container that has its port', async () => {
      const { topology, bind } = stage().fixture;
      const { Config } = await container(stage().id('kafka1')).inspect();
      await stage().driver().stop('zookeeper3');
      const port = String(topology.clientPorts.zookeeper3);
      const squatter = await docker.createContainer({
        Image: Config.Image,
        Cmd: ['sleep', 'infinity'],
        ExposedPorts: { '80/tcp': {} },
        HostConfig: { PortBindings: { '80/tcp': [{ HostIp: bind, HostPort: port }] } },
      });
      try {
        await squatter.start();
        const name = (await squatter.inspect()).Name.slice(1);
        await expect(stage().driver().start('zookeeper3')).rejects.toMatchObject({
          code: 'PORT_TAKEN',
          facts: { by: ` by the container ${name}` },
        });
      } finally {
        await squatter.remove({ force: true });
      }
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('says why a node gave up', async () => {
      const id = stage().id('zookeeper3');
      await stage().driver().stop('zookeeper3');
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
      expect(stage().id('zookeeper3')).not.toBe(id);
      await container(stage().id('zookeeper3')).kill({ signal: 'SIGTERM' });
      await stage().reaches('zookeeper3', 'stopped');
      expect(stage().driver().states().zookeeper3).toEqual({
        phase: 'stopped',
        detail: 'killed by signal 15',
      });
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });
  });
});
