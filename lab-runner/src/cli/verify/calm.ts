// Turns for what runs side by side: most share the cluster, some want nobody else at work. Knows nothing of clusters.

export interface Calm {
  /** Runs beside others that share, as soon as nobody runs or waits to run alone. */
  together<T>(act: () => Promise<T>): Promise<T>;
  /** Lets the others end, then runs alone; in the order asked for. */
  alone<T>(act: () => Promise<T>): Promise<T>;
}

export function createCalm(): Calm {
  const sharing = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async together(act) {
      let waitedFor: Promise<unknown> | undefined;
      while (waitedFor !== last) {
        waitedFor = last;
        await waitedFor;
      }
      const run = act();
      sharing.add(run);
      try {
        return await run;
      } finally {
        sharing.delete(run);
      }
    },
    alone(act) {
      const before = last;
      const run = (async () => {
        await before;
        await Promise.allSettled(sharing);
        return act();
      })();
      last = run.catch(() => undefined);
      return run;
    },
  };
}
