// Work that grows with the cluster, kept to a tenth of the time however often it is asked for.

/** Work quicker than this is done whenever somebody asks: what was made a moment ago must be seen. */
const quickMs = 500;

/** Those who ask soon after a long run get its answer; one that fails is not kept. */
export function sparingly<T>(work: () => Promise<T>, monotonic = () => performance.now()): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept !== undefined && monotonic() < kept.until) return kept.answer;
    const began = monotonic();
    const answer = work();
    const keep = () => {
      const took = monotonic() - began;
      if (took > quickMs) kept = { answer, until: monotonic() + took * 9 };
    };
    answer.then(keep, () => undefined);
    return answer;
  };
}
