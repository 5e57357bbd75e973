// Which topics are followed by watches when there are more than can be. Pure.

/** Above this many topics not all of them are watched one by one. */
export const watchedTopics = 300;

export interface Preferences {
  /** Kafka's own come first, then these: the topics of the exercises. */
  readonly favoured: () => ReadonlySet<string>;
  /** What is followed already stays, if there is room. */
  readonly follows: (topic: string) => boolean;
}

/** All of them while they are few. */
export function topicsToFollow(
  names: readonly string[],
  { favoured, follows }: Preferences,
): readonly string[] {
  if (names.length <= watchedTopics) return names;
  const first = favoured();
  const rank = (name: string) => (name.startsWith('__') ? 0 : first.has(name) ? 1 : follows(name) ? 2 : 3);
  // Not sorted: with ten thousand topics this runs at every new one.
  const ranks: readonly string[][] = [[], [], [], []];
  for (const name of names) ranks[rank(name)]?.push(name);
  return ranks.flat().slice(0, watchedTopics);
}
