// Times as the picture writes them: the clock, and what has passed since something. Pure.

/** `14:03:07`, in the reader's own time zone. */
export function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `+5.81 s`, `+42 s`, `+2 min 5 s`. */
export function elapsed(ms: number): string {
  const passed = Math.max(0, ms);
  if (passed < 10_000) return `+${(passed / 1000).toFixed(2)} s`;
  if (passed < 60_000) return `+${(passed / 1000).toFixed(1)} s`;
  const seconds = Math.round(passed / 1000);
  return `+${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
