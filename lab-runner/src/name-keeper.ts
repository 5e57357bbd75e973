// Keeps the names a console completes (topics, groups) fresh in files, for as long as a console is open.
import type { ConnectedKafka, WatchedZooKeeper } from './ports/oracles.ts';
import type { Workbench } from './ports/workbench.ts';

/** Groups announce nothing, so they are asked for; topics come from ZooKeeper's cache. */
const askEveryMs = 5_000;

export interface NameKeeperParts {
  readonly zookeeper: WatchedZooKeeper;
  readonly kafka: ConnectedKafka;
  /** False while nobody completes anything or the cluster cannot answer. */
  readonly wanted: () => boolean;
  readonly workbench: Pick<Workbench, 'writeNames'>;
}

/** Starts asking; the returned function ends it. An answer that fails leaves the old names. */
export function keepNames({ zookeeper, kafka, wanted, workbench }: NameKeeperParts): () => void {
  let asking = false;
  const timer = setInterval(async () => {
    if (asking || !wanted()) return;
    asking = true;
    try {
      await workbench.writeNames({ topics: await zookeeper.topics(), groups: await kafka.groups() });
    } catch {
      // The cluster is busy or away; the next round asks again.
    } finally {
      asking = false;
    }
  }, askEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
