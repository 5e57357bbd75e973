// Who is followed when there are more than can be. Pure.

export interface Preferences {
  /** How many there is room for. */
  readonly most: number;
  /** They come first. */
  readonly favoured: (name: string) => boolean;
  /** Who is followed already stays, if there is room: the oldest first. */
  readonly before: Iterable<string>;
}

/** All of them while they are few. The order tells who stays when there is no room for all. */
export function follow(names: readonly string[], { most, favoured, before }: Preferences): readonly string[] {
  const there = new Set(names);
  const chosen = new Set(names.filter(favoured));
  for (const name of [...before, ...names]) {
    if (chosen.size >= most) break;
    if (there.has(name)) chosen.add(name);
  }
  return [...chosen].slice(0, most);
}
