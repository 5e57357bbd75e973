// Which topics are followed by watches when there are more than can be. Pure.

/** Above this many topics not all of them are watched one by one. */
export const watchedTopics = 300;

export interface Preferences {
  /** The topics of the exercises: they come next to Kafka's own. */
  readonly favoured: ReadonlySet<string>;
  /** What is followed already stays, if there is room: the oldest first. */
  readonly before: Iterable<string>;
}

/** All of them while they are few. The order tells who stays when there is no room for all. */
export function topicsToFollow(
  names: readonly string[],
  { favoured, before }: Preferences,
): readonly string[] {
  const there = new Set(names);
  const chosen = new Set(names.filter((name) => name.startsWith('__') || favoured.has(name)));
  for (const name of [...before, ...names]) {
    if (chosen.size >= watchedTopics) break;
    if (there.has(name)) chosen.add(name);
  }
  return [...chosen].slice(0, watchedTopics);
}
