// Numbers both ends of the wire must agree on.
export const limits = {
  /** Bytes of one HTTP body. */
  bodyBytes: 64 * 1024,
  /** Bytes of one WebSocket message from a client. */
  messageBytes: 64 * 1024,
  /** Characters of a file that is edited on the page; one body has to hold it. */
  fileCharacters: 24 * 1024,
  /** Consoles of one seat. */
  consoles: 4,
  columns: { min: 2, max: 500 },
  rows: { min: 1, max: 300 },
  /** Unacknowledged terminal bytes above which the shell is paused, and below which it resumes. */
  windowHigh: 512 * 1024,
  windowLow: 128 * 1024,
  /** The page acknowledges at least every so many bytes. */
  acknowledgeEvery: 64 * 1024,
  /** Bytes of terminal output kept for a reconnecting page. */
  replayBytes: 2 * 1024 * 1024,
  /** Milliseconds a shell without a page is kept. */
  consoleGraceMs: 10 * 60 * 1000,
  ticketMs: 30_000,
} as const;
