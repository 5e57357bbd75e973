// A prediction of one attempt: what was locked, when, and whether that was before the deed.

export interface Prediction<O extends string = string> {
  readonly option: O;
  /** Wall clock, ms: when it was locked. A prediction is locked once and cannot be changed. */
  readonly at: number;
}

/** The two reasons every exercise with a prediction has. */
export type PredictionSlip = 'not-predicted' | 'predicted-late';

/** What is wrong with a prediction; `deedAt` is when the first event came that gives the answer away. A wrong guess is no slip. */
export function predictionSlip(
  prediction: Prediction | undefined,
  deedAt?: number,
): PredictionSlip | undefined {
  if (prediction === undefined) return 'not-predicted';
  return deedAt !== undefined && prediction.at > deedAt ? 'predicted-late' : undefined;
}
