// What a program of the console says when it cannot go on: what happened, then what to do.

/** Ends a program with two lines instead of a stack; `status` 2 is for a command line that makes no sense. */
export class Trouble extends Error {
  readonly remedy: string;
  readonly status: 1 | 2;

  constructor(what: string, remedy: string, status: 1 | 2 = 1) {
    super(what);
    this.name = 'Trouble';
    this.remedy = remedy;
    this.status = status;
  }
}

/** Runs a program's work and ends the process with its exit status. An error that is no Trouble keeps its own words. */
export async function end(work: Promise<number>): Promise<void> {
  try {
    process.exitCode = await work;
  } catch (error) {
    const known = error instanceof Trouble;
    const what = known ? error.message : `Something unforeseen went wrong: ${wordsOf(error)}`;
    const remedy = known
      ? error.remedy
      : 'Try again with --verbose, which prints what the Kafka library says.';
    process.stderr.write(`${what}\n${remedy}\n`);
    process.exitCode = known ? error.status : 1;
  }
  // A connection that is still being closed must not keep the prompt away.
  process.exit();
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
