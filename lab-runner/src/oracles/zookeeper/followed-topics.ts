// Which topics are followed by watches when there are more than can be. Pure.
import { follow } from '../followed.ts';

/** Above this many topics not all of them are watched one by one. */
export const watchedTopics = 300;

export interface Preferences {
  /** The topics of the exercises: they come next to Kafka's own. */
  readonly favoured: ReadonlySet<string>;
  /** What is followed already. */
  readonly before: Iterable<string>;
}

/** All of them while they are few. The order tells who stays when there is no room for all. */
export function topicsToFollow(
  names: readonly string[],
  { favoured, before }: Preferences,
): readonly string[] {
  return follow(names, {
    most: watchedTopics,
    favoured: (name) => name.startsWith('__') || favoured.has(name),
    before,
  });
}
