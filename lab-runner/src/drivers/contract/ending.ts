// Scenes of the contract: data that is kept, data that is wiped, and nothing left behind.
import { nodeNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { keptTopic } from './looking.ts';
import type { Stage } from './stage.ts';

export function endingScenes(stage: () => Stage): void {
  const topics = async () => {
    const listed = await stage()
      .driver()
      .runTool('kafka-topics', ['--bootstrap-server', stage().bootstrap(), '--list', '--exclude-internal']);
    expect(listed.status).toBe(0);
    return listed.stdout.split('\n').filter((line) => line !== '');
  };

  describe('ending', () => {
    it('refuses to wipe while a node runs', async () => {
      await expect(stage().driver().wipe()).rejects.toMatchObject({ code: 'NODE_STATE' });
    });

    it('stops everything and keeps the data', async () => {
      const ids = nodeNames.map((name) => stage().id(name));
      await stage().allStopped();
      expect(nodeNames.map((name) => stage().phase(name))).toEqual(nodeNames.map(() => 'stopped'));
      expect(await Promise.all(ids.map((id) => stage().fixture.exists(id)))).toEqual(ids.map(() => false));
      await stage().allUp();
      expect(await topics()).toEqual([keptTopic]);
    });

    it('comes back after all nodes were killed at once', async () => {
      await Promise.all(nodeNames.map((name) => stage().driver().kill(name)));
      await stage().allUp();
      expect(await topics()).toEqual([keptTopic]);
    });

    it('wipes brokers and ZooKeeper together, so that a fresh cluster starts', async () => {
      await Promise.all(nodeNames.map((name) => stage().driver().kill(name)));
      await stage().driver().wipe();
      expect(nodeNames.map((name) => stage().phase(name))).toEqual(nodeNames.map(() => 'absent'));
      expect(await stage().driver().logFiles('kafka1')).toEqual([]);
      await stage().allUp();
      expect(await topics()).toEqual([]);
      await stage().allStopped();
    });
  });
}
