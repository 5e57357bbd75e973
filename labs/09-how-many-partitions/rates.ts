// The arithmetic of lesson 9: rates, and the partitions they ask for. Pure; knows no cluster.

/** Records a minute of a producer, from the times on its records: by the middle gap, so that a pause or a second go does not count. */
export function rateOf(timestamps: readonly number[]): number | undefined {
  const sorted = [...timestamps].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((at, index) => at - (sorted[index] ?? at));
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return middle === undefined ? undefined : Math.round(60_000 / Math.max(1, middle));
}

export interface Rates {
  /** What is wanted, what one producer makes and what one consumer takes, all in records a minute. */
  readonly target: number;
  readonly produced: number;
  readonly consumed: number;
}

export interface Counts {
  /** MAX(t/p, t/c), rounded up. */
  readonly right: number;
  readonly down: number;
  readonly smaller: number;
  readonly added: number;
}

/** The number of partitions these rates ask for, and those that come out of the usual slips. */
export function countsOf({ target, produced, consumed }: Rates): Counts {
  const [forProducing, forConsuming] = [target / produced, target / consumed];
  const larger = Math.max(forProducing, forConsuming);
  return {
    right: Math.ceil(larger),
    down: Math.floor(larger),
    smaller: Math.ceil(Math.min(forProducing, forConsuming)),
    added: Math.ceil(target / (produced + consumed)),
  };
}
