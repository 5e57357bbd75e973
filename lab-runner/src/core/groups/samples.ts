// The lag of each group over the last five minutes, one number for each look. Pure state.

export type Sample = [at: number, lag: number | null];

export interface Samples {
  /** The lag of every group there is; groups that are not named are forgotten. */
  add(at: number, lags: ReadonlyMap<string, number | null>): void;
  /** Samples of a group later than `since`, oldest first. */
  after(group: string, since: number): Sample[];
  clear(): void;
}

const keptMs = 5 * 60_000;

export function createSamples(): Samples {
  const groups = new Map<string, Sample[]>();
  return {
    add(at, lags) {
      for (const group of groups.keys()) if (!lags.has(group)) groups.delete(group);
      for (const [group, lag] of lags) {
        const kept = (groups.get(group) ?? []).filter(([then]) => then > at - keptMs && then < at);
        groups.set(group, [...kept, [at, lag]]);
      }
    },
    after: (group, since) => (groups.get(group) ?? []).filter(([at]) => at > since),
    clear: () => groups.clear(),
  };
}
