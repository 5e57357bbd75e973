// Finds what is new in a log of which only the last lines can be seen. Pure.

/** The lines of `now` that follow on from `before`; all of them when the two have nothing in common. */
export function newLines(before: readonly string[], now: readonly string[]): readonly string[] {
  for (let gone = 0; gone < before.length; gone += 1) {
    const kept = before.length - gone;
    if (kept > now.length) continue;
    if (now[0] !== before[gone]) continue;
    if (before.slice(gone).every((line, index) => now[index] === line)) return now.slice(kept);
  }
  return now;
}
