// Scenes of the contract: several callers, callers who change their mind, and a new runner.
import { createServer } from 'node:net';
import { nodeNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { eventually } from './fixture.ts';
import type { Stage } from './stage.ts';

export function callingScenes(stage: () => Stage): void {
  describe('calling', () => {
    it('joins callers who want the same', async () => {
      const ids = new Set<string>();
      const driver = stage().driver();
      await Promise.all([1, 2, 3].map(() => driver.stop('zookeeper3')));
      expect(stage().phase('zookeeper3')).toBe('stopped');
      const listening = driver.onChange((node, state) => {
        if (node === 'zookeeper3' && 'id' in state && state.id !== '') ids.add(state.id);
      });
      await Promise.all([1, 2, 3].map(() => driver.start('zookeeper3')));
      await stage().reaches('zookeeper3', 'running');
      listening.dispose();
      expect(ids.size).toBe(1);
    });

    it('calls a start off when its caller goes, or when the node is to stop', async () => {
      const driver = stage().driver();
      await driver.kill('kafka2');
      // Its old session lives for seconds yet, so both starts are still waiting.
      const abort = new AbortController();
      const first = driver.start('kafka2', { signal: abort.signal });
      await stage().reaches('kafka2', 'starting');
      abort.abort(new Error('changed my mind'));
      await expect(first).rejects.toThrow('changed my mind');
      await stage().reaches('kafka2', 'stopped');

      const second = driver.start('kafka2');
      const refused = expect(second).rejects.toMatchObject({ code: 'NODE_STATE' });
      await stage().reaches('kafka2', 'starting');
      await driver.stop('kafka2');
      await refused;
      expect(stage().phase('kafka2')).toBe('stopped');
      await driver.start('kafka2');
      await stage().reaches('kafka2', 'running');
    });

    it('names the port that is taken and starts nothing', async () => {
      const { bind, topology } = stage().fixture;
      const port = topology.clientPorts.zookeeper3;
      const others = nodeNames.filter((name) => name !== 'zookeeper3');
      const before = others.map((name) => stage().id(name));
      await stage().driver().stop('zookeeper3');
      const squatter = createServer();
      await new Promise<void>((resolve) => squatter.listen({ port, host: bind }, resolve));
      try {
        await expect(stage().driver().start('zookeeper3')).rejects.toMatchObject({
          code: 'PORT_TAKEN',
          facts: { port, node: 'zookeeper3' },
        });
        await expect(stage().replaceDriver()).rejects.toMatchObject({ code: 'PORT_TAKEN' });
      } finally {
        await new Promise((resolve) => squatter.close(resolve));
      }
      await stage().replaceDriver();
      expect(stage().phase('zookeeper3')).toBe('stopped');
      expect(others.map((name) => stage().id(name))).toEqual(before);
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('is found again by a new runner: the same nodes, and the one that died meanwhile', async () => {
      const before = nodeNames.map((name) => stage().id(name));
      await stage().replaceDriver();
      expect(nodeNames.map((name) => stage().id(name))).toEqual(before);

      const lost = stage().id('kafka3');
      await stage().driver().dispose();
      await stage().fixture.outsider.kill(lost);
      await eventually('the killed node is gone', async () => !(await stage().fixture.exists(lost)));
      await stage().replaceDriver();
      expect(stage().phase('kafka3')).toBe('stopped');
      await stage().driver().start('kafka3');
      await eventually('broker 3 is registered', () => stage().isRegistered(3));
    });

    it('lets the new runner pause and stop what the old one had started', async () => {
      await stage().driver().pause('kafka1');
      await stage().replaceDriver();
      expect(stage().phase('kafka1')).toBe('paused');
      await stage().driver().resume('kafka1');
      const id = stage().id('kafka1');
      await stage().driver().stop('kafka1');
      expect(await stage().fixture.exists(id)).toBe(false);
      await stage().driver().start('kafka1');
      await eventually('broker 1 is registered', () => stage().isRegistered(1));
    });
  });
}
