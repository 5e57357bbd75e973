// What every measurement is told. Types only.
export interface Run {
  /** How often each side is measured. */
  readonly rounds: number;
  /** Of what is drawn by lot: the same seed draws the same. */
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Tells a person how far it is. */
  readonly say: (line: string) => void;
}
