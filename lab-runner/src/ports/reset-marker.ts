// How a runner that was killed in the middle of a reset tells the next one.

/** Something durable that says "half-way through a reset" after a crash. */
export interface ResetMarker {
  isSet(): boolean;
  set(): void;
  clear(): void;
}
