// A `/controller` that no broker made outlives every restart, and no broker deletes what is not its own. Knows no reset.
import type { CleanableZooKeeper } from '../../ports/clean-up.ts';
import type { Disposable } from '../../ports/cluster-driver.ts';
import type { Announcer } from './announcer.ts';

/** Deletes it whenever it is seen, until disposed; the brokers, who watch it, then elect a controller. */
export function allowElections(
  zookeeper: Pick<CleanableZooKeeper, 'facts' | 'remove'>,
  changes: Announcer<void>,
): Disposable {
  let removing = false;
  const look = () => {
    if (removing || zookeeper.facts().controllerForged !== true) return;
    removing = true;
    const done = () => void (removing = false);
    // ZooKeeper was lost meanwhile: that it is back is a change.
    zookeeper.remove('/controller').then(done, done);
  };
  look();
  return changes.on(look);
}
