// The stream of JSON lines in which the daemon tells of a build or a pull. Knows no image.

/** One line; every field may be absent. */
export interface DaemonMessage {
  /** A piece of a build's output; not always a whole line. */
  readonly stream?: string;
  /** What a pull does with the layer `id`. */
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  /** The last message of what went wrong. */
  readonly error?: string;
}

/** The messages as they come. Ends with the stream; throws what ends it early, an abort among them. */
export async function* daemonMessages(stream: NodeJS.ReadableStream): AsyncGenerator<DaemonMessage> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const piece of stream) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* parse(line);
  }
  yield* parse(rest);
}

function* parse(line: string): Generator<DaemonMessage> {
  if (line.trim() === '') return;
  try {
    yield JSON.parse(line) as DaemonMessage;
  } catch {
    // Half a line: the daemon went away. That there was no success is found out afterwards.
  }
}
