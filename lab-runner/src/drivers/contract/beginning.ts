// Scenes of the contract: from nothing to six nodes.
import { nodeNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import type { Stage } from './stage.ts';

export function beginningScenes(stage: () => Stage): void {
  describe('beginning', () => {
    it('refuses to start a node before it was prepared', async () => {
      await expect(stage().driver().start('zookeeper1')).rejects.toMatchObject({ code: 'CLUSTER_NOT_READY' });
      expect(stage().phase('zookeeper1')).toBe('absent');
    });

    it('finds nothing on a fresh data folder', async () => {
      await stage().driver().prepare();
      expect(nodeNames.map((name) => stage().phase(name))).toEqual(nodeNames.map(() => 'absent'));
    });

    it('does nothing when a node that does not run is stopped or killed', async () => {
      await stage().driver().stop('kafka1');
      await stage().driver().kill('kafka1');
      expect(stage().phase('kafka1')).toBe('absent');
    });

    it('starts six nodes at once and tells of it until all brokers are registered', async () => {
      const { driver, allUp } = stage();
      const told: string[] = [];
      const listening = driver().onChange((node, state) => told.push(`${node} ${state.phase}`));
      await allUp();
      listening.dispose();
      for (const name of nodeNames) {
        expect(told.indexOf(`${name} starting`)).toBeGreaterThanOrEqual(0);
        expect(told.indexOf(`${name} running`)).toBeGreaterThan(told.indexOf(`${name} starting`));
      }
      expect(new Set(nodeNames.map((name) => stage().id(name))).size).toBe(6);
    });

    it('leaves a running node alone when it is started again', async () => {
      const before = stage().id('kafka2');
      await stage().driver().start('kafka2');
      expect(stage().id('kafka2')).toBe(before);
    });
  });
}
