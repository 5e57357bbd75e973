// An end in two sentences: what happened, what to do. The bootstrap's share of the house's errors, without packages.

/** Thrown when the bootstrap cannot go on; printed as two lines, never with a stack. */
export class Trouble extends Error {
  /**
   * @param {string} what one sentence of what happened
   * @param {string} remedy one sentence of what to do
   * @param {number} [status] exit status
   */
  constructor(what, remedy, status = 1) {
    super(what);
    this.name = 'Trouble';
    this.remedy = remedy;
    this.status = status;
  }
}

/**
 * Runs the whole of a command; its troubles become two lines and an exit status.
 * @param {() => Promise<number | undefined>} body gives the exit status; `undefined` leaves the process running
 */
export async function main(body) {
  try {
    const status = await body();
    if (status !== undefined) process.exitCode = status;
  } catch (error) {
    if (error instanceof Trouble) {
      console.error(`${error.message}\n${error.remedy}`);
      process.exitCode = error.status;
    } else {
      console.error(
        `The start script made a mistake of its own: ${error instanceof Error ? error.message : error}`,
      );
      console.error('Try again; if it stays, report it with the lines above.');
      process.exitCode = 1;
    }
  }
}
