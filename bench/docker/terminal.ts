// What is measured of a terminal: the echo of a key, and a flood. Knows neither side's wire.
import { setTimeout as delay } from 'node:timers/promises';

export interface Terminal {
  type(text: string): void;
  /** The one listener; a new one takes the place of the old. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  close(): Promise<void>;
}

/** The pace of quick typing. Without a pause the echo of one key would meet the next in the same batch. */
const betweenKeysMs = 20;
const warmUpKeys = 20;
const partWithinMs = 120_000;
const mark = 'here-it-begins\n';
/** The quotes keep the line's own echo from passing for the mark. */
const sayMark = `stty raw -echo; printf '%s\\n' here-it-'begins'`;

/** Milliseconds from key to echo, key by key: `cat` in the container reads it and writes it back. */
export async function echoTimes(terminal: Terminal, keys: number, stop: AbortSignal): Promise<number[]> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(partWithinMs)]);
  await begin(terminal, 'cat', signal);
  const times: number[] = [];
  for (let key = -warmUpKeys; key < keys; key += 1) {
    const sent = performance.now();
    await until(signal, (done) => {
      terminal.onBytes(done);
      terminal.type('x');
    });
    if (key >= 0) times.push(performance.now() - sent);
    await delay(betweenKeysMs, undefined, { signal });
  }
  return times;
}

/** Seconds in which so many bytes of text arrive, counted from the line before them. */
export async function floodSeconds(terminal: Terminal, bytes: number, stop: AbortSignal): Promise<number> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(partWithinMs)]);
  let missing = bytes - (await begin(terminal, `yes ${'flood'.repeat(16)} | head -c ${bytes}`, signal));
  const begun = performance.now();
  await until(signal, (done) =>
    terminal.onBytes((piece) => {
      missing -= piece.length;
      if (missing <= 0) done();
    }),
  );
  return (performance.now() - begun) / 1000;
}

/** Types a command line and resolves when its output begins, with the number of bytes that came by then. */
function begin(terminal: Terminal, command: string, signal: AbortSignal): Promise<number> {
  let shown = '';
  let after = 0;
  const begun = until(signal, (done) =>
    terminal.onBytes((bytes) => {
      shown += Buffer.from(bytes).toString('latin1');
      const at = shown.indexOf(mark);
      if (at < 0) return;
      after = shown.length - at - mark.length;
      done();
    }),
  );
  terminal.type(`${sayMark}; ${command}\r`);
  return begun.then(() => after);
}

function until(signal: AbortSignal, arrange: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(signal.reason);
    signal.addEventListener('abort', stopped, { once: true });
    arrange(() => {
      signal.removeEventListener('abort', stopped);
      resolve();
    });
    if (signal.aborted) stopped();
  });
}
