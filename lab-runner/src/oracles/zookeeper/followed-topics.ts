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
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, watchedTopics)
    .map(({ name }) => name);
}
