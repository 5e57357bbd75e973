// Standard output and error for tests: they remember what was written. Knows no command.
import { EventEmitter } from 'node:events';
import type { OutputStreams } from './output.ts';

export interface FakeStreams extends OutputStreams {
  readonly printed: () => string;
  readonly said: () => string;
}

/** Streams of a pipe, or of a terminal when `isTTY` is true. */
export function fakeStreams(isTTY = false): FakeStreams {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    Object.assign(new EventEmitter(), {
      isTTY,
      columns: 80,
      write: (text: string) => {
        written[name] += text;
        return true;
      },
    }) as unknown as NodeJS.WriteStream;
  return { out: stream('out'), err: stream('err'), printed: () => written.out, said: () => written.err };
}
