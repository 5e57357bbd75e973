// Puts together what pages look at while they are open: positions, consumer groups, the log microscope. Decides nothing.
import type { Config } from './config.ts';
import { createGroups } from './core/groups/groups.ts';
import { createPositions } from './core/positions/positions.ts';
import type { Timeline } from './core/timeline/index.ts';
import { createGroupWatch } from './oracles/kafka/group-watch.ts';
import { createPositionsOracle } from './oracles/kafka/positions.ts';
import { createLogMicroscope } from './oracles/log/microscope.ts';
import type { ClusterDriver } from './ports/cluster-driver.ts';
import type { Topology } from './topology.ts';

export interface ViewSources {
  readonly config: Pick<Config, 'bind'>;
  readonly topology: Topology;
  readonly password: string;
  readonly driver: ClusterDriver;
  readonly timeline: Timeline;
  /** Topics and groups that are looked at before others. */
  readonly favoured: () => ReadonlySet<string>;
  /** Whether an attempt needs the groups, also while no page is open. */
  readonly groupsNeeded: () => boolean;
}

/** Asks nobody until somebody looks; `close` lets go of connections. */
export function openViews(sources: ViewSources) {
  const { config, topology, password, driver, timeline, favoured, groupsNeeded } = sources;
  const image = () => timeline.image();
  const positionsOracle = createPositionsOracle({ topology, bind: config.bind, password });
  const groupWatch = createGroupWatch({ topology, bind: config.bind, password, favoured });
  const groups = createGroups({ oracle: groupWatch, timeline, needed: groupsNeeded });
  return {
    parts: {
      positions: createPositions({ oracle: positionsOracle, image, favoured }),
      groups,
      microscope: createLogMicroscope({
        driver,
        leaderOf: (topic, partition) => image().topics[topic]?.states[String(partition)]?.leader,
      }),
    },
    async close(): Promise<void> {
      groups.dispose();
      await groupWatch.close();
      await positionsOracle.close();
    },
  };
}
