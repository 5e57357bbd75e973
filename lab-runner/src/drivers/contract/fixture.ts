// What a driver's own test brings along so that the contract can be held against it.
import type { ClusterDriver } from '../../ports/cluster-driver.ts';
import type { Workbench } from '../../ports/workbench.ts';
import type { Topology } from '../../topology.ts';

export interface DriverFixture {
  readonly topology: Topology;
  /** Address the nodes bind to. */
  readonly bind: string;
  /** A new driver on the same data, as a new runner would have it. */
  create(): ClusterDriver;
  /** The workbench beside the newest driver, which is prepared. */
  workbench(): Workbench;
  /** Broker ids in ZooKeeper; `undefined` while ZooKeeper does not answer. */
  registered(): Promise<readonly number[] | undefined>;
  /** Whether the thing with this id (a process, a container) exists and is not merely a corpse. */
  exists(id: string): Promise<boolean>;
  /** What somebody else could do to a node, past the driver. */
  readonly outsider: {
    kill(id: string): Promise<void>;
    pause(id: string): Promise<void>;
    resume(id: string): Promise<void>;
  };
  /** Deletes what the test made. */
  remove(): Promise<void>;
}

/** Asks until the answer is true. Throws, naming what was awaited, when that takes too long. */
export async function eventually(
  what: string,
  probe: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`It did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
