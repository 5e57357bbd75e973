// The cluster under test and the few words the contract's scenes are written in.
import { brokerNames, isBroker, type NodeName, nodeNames } from '@railyard/labs/kit';
import type { ClusterDriver, NodeState } from '../../ports/cluster-driver.ts';
import { type DriverFixture, eventually } from './fixture.ts';

export interface Stage {
  readonly fixture: DriverFixture;
  /** The driver that is in charge now; a scene may replace it. */
  driver(): ClusterDriver;
  replaceDriver(): Promise<ClusterDriver>;
  phase(node: NodeName): NodeState['phase'];
  /** The id of a node that has one. */
  id(node: NodeName): string;
  reaches(node: NodeName, phase: NodeState['phase']): Promise<void>;
  isRegistered(id: number): Promise<boolean>;
  /** Starts what does not run and waits until all brokers are registered. */
  allUp(): Promise<void>;
  allStopped(): Promise<void>;
  /** `kafka1:9092` as the console says it. */
  bootstrap(): string;
}

export function createStage(fixture: DriverFixture): Stage {
  let driver = fixture.create();
  const stage: Stage = {
    fixture,
    driver: () => driver,
    async replaceDriver() {
      await driver.dispose();
      driver = fixture.create();
      await driver.prepare();
      return driver;
    },
    phase: (node) => driver.states()[node].phase,
    id(node) {
      const state = driver.states()[node];
      if (!('id' in state)) throw new Error(`${node} is ${state.phase} and has no id.`);
      return state.id;
    },
    reaches: (node, phase) => eventually(`${node} is ${phase}`, () => stage.phase(node) === phase),
    isRegistered: async (id) => (await fixture.registered())?.includes(id) ?? false,
    async allUp() {
      await Promise.all(nodeNames.map((name) => driver.start(name)));
      await Promise.all(nodeNames.map((name) => stage.reaches(name, 'running')));
      await eventually(
        'three brokers are registered',
        async () => (await fixture.registered())?.length === 3,
      );
    },
    async allStopped() {
      await Promise.all(brokerNames.map((name) => driver.stop(name)));
      await Promise.all(nodeNames.filter((name) => !isBroker(name)).map((name) => driver.stop(name)));
    },
    bootstrap: () => brokerNames.map((name) => `${name}:${fixture.topology.clientPorts[name]}`).join(','),
  };
  return stage;
}
