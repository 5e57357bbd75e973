// The lag of the last five minutes as a line: points where somebody looked, a break where nobody did or nobody knew. Pure.

export type Sample = readonly [at: number, lag: number | null];

export const spanMs = 5 * 60_000;
/** Two samples farther apart than this were not looked at in between. */
const breakMs = 5000;

export interface Spark {
  /** An SVG path in a box of 100 by 20, newest on the right. */
  readonly path: string;
  readonly highest: number;
  readonly last: number | null;
}

/** `undefined` before there are two points to join. */
export function sparkOf(samples: readonly Sample[], now: number): Spark | undefined {
  const kept = samples.filter(([at]) => at > now - spanMs);
  const known = kept.flatMap(([, lag]) => (lag === null ? [] : [lag]));
  if (known.length < 2) return undefined;
  const highest = Math.max(...known);
  const top = Math.max(highest, 1);
  let [path, before] = ['', -Infinity];
  for (const [at, lag] of kept) {
    if (lag === null) {
      before = -Infinity;
      continue;
    }
    const x = 100 - ((now - at) / spanMs) * 100;
    const y = 19 - (lag / top) * 18;
    path += `${at - before > breakMs ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    before = at;
  }
  return { path, highest, last: kept.at(-1)?.[1] ?? null };
}

/** True when the line would be the same however much time passes. */
export function isFlat(samples: readonly Sample[]): boolean {
  return samples.every(([, lag]) => lag === samples[0]?.[1]);
}
