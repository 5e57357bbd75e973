// The contract every cluster driver keeps: one cluster, taken through its life scene by scene.
import { afterAll, beforeAll, describe } from 'vitest';
import { beginningScenes } from './beginning.ts';
import { callingScenes } from './calling.ts';
import { consoleToolScenes } from './console-tools.ts';
import { endingScenes } from './ending.ts';
import { faultScenes } from './faults.ts';
import type { DriverFixture } from './fixture.ts';
import { lookingScenes } from './looking.ts';
import { createStage, type Stage } from './stage.ts';

export { type DriverFixture, eventually } from './fixture.ts';
export type { Stage } from './stage.ts';

/** Runs every scene on one cluster, then `own` scenes of the driver, then the ending. */
export function describeDriverContract(
  name: string,
  makeFixture: () => Promise<DriverFixture>,
  own: (stage: () => Stage) => void = () => undefined,
): void {
  describe(`driver contract: ${name}`, () => {
    let stage: Stage | undefined;
    const current = () => {
      if (stage === undefined) throw new Error('The stage is not set yet.');
      return stage;
    };
    beforeAll(async () => {
      stage = createStage(await makeFixture());
    });
    afterAll(async () => {
      if (stage === undefined) return;
      const driver = stage.driver();
      const nodes = stage.fixture.topology.nodes;
      await Promise.all(nodes.map((node) => driver.kill(node.name)));
      await driver.dispose();
      await stage.fixture.remove();
    });
    beginningScenes(current);
    lookingScenes(current);
    consoleToolScenes(current);
    faultScenes(current);
    callingScenes(current);
    own(current);
    endingScenes(current);
  });
}
