// Scenes of the contract: what is done to nodes, by the driver and past it.
import { describe, expect, it } from 'vitest';
import { eventually } from './fixture.ts';
import type { Stage } from './stage.ts';

export function faultScenes(stage: () => Stage): void {
  const registered = (id: number, wanted: boolean) =>
    eventually(`broker ${id} is ${wanted ? '' : 'not '}registered`, async () => {
      const known = await stage().fixture.registered();
      return known !== undefined && known.includes(id) === wanted;
    });

  describe('faults', () => {
    it('kills a broker and starts it again within its old session', async () => {
      const before = stage().id('kafka1');
      await stage().driver().kill('kafka1');
      expect(stage().driver().states().kafka1).toEqual({ phase: 'stopped', detail: 'killed by signal 9' });
      expect(await stage().fixture.exists(before)).toBe(false);
      expect(await stage().isRegistered(1)).toBe(true);
      const waited: (string | undefined)[] = [];
      const listening = stage()
        .driver()
        .onChange((_, state) => state.phase === 'starting' && waited.push(state.detail));
      await stage().driver().start('kafka1');
      listening.dispose();
      expect(waited).toContain('waiting for its old ZooKeeper session to expire');
      await stage().reaches('kafka1', 'running');
      await registered(1, true);
      expect(stage().id('kafka1')).not.toBe(before);
    });

    it('pauses a broker until it loses its session, and lets it go on', async () => {
      const before = stage().id('kafka2');
      await stage().driver().pause('kafka2');
      expect(stage().driver().states().kafka2).toEqual({ phase: 'paused', id: before });
      await registered(2, false);
      expect(stage().phase('kafka2')).toBe('paused');
      await stage().driver().resume('kafka2');
      await stage().reaches('kafka2', 'running');
      await registered(2, true);
      expect(stage().id('kafka2')).toBe(before);
    });

    it('sees what somebody else does to a node', async () => {
      const { outsider } = stage().fixture;
      const id = stage().id('zookeeper3');
      await outsider.pause(id);
      await stage().reaches('zookeeper3', 'paused');
      await outsider.resume(id);
      await stage().reaches('zookeeper3', 'running');
      await outsider.kill(id);
      await stage().reaches('zookeeper3', 'stopped');
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('stops a broker politely: its registration goes with it', async () => {
      const before = stage().id('kafka3');
      await stage().driver().stop('kafka3');
      expect(stage().driver().states().kafka3).toEqual({ phase: 'stopped' });
      expect(await stage().fixture.exists(before)).toBe(false);
      expect(await stage().fixture.registered()).not.toContain(3);
      await stage().driver().start('kafka3');
      await registered(3, true);
    });

    it('stops a paused node', async () => {
      await stage().driver().pause('zookeeper3');
      const before = stage().id('zookeeper3');
      await stage().driver().stop('zookeeper3');
      expect(stage().phase('zookeeper3')).toBe('stopped');
      expect(await stage().fixture.exists(before)).toBe(false);
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });

    it('refuses to pause or resume what does not run', async () => {
      await stage().driver().kill('zookeeper3');
      await expect(stage().driver().pause('zookeeper3')).rejects.toMatchObject({ code: 'NODE_STATE' });
      await expect(stage().driver().resume('zookeeper3')).rejects.toMatchObject({ code: 'NODE_STATE' });
      await stage().driver().start('zookeeper3');
      await stage().reaches('zookeeper3', 'running');
    });
  });
}
