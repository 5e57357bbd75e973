// A reader for what a shell prints, and a hand that types: for tests of consoles.
import type { Shell } from '../../ports/workbench.ts';

export interface ReadShell {
  readonly shell: Shell;
  /** All it printed so far. */
  text(): string;
  /** Types a line and gives what came until the prompt was back. */
  run(line: string, withinMs?: number): Promise<string>;
  waitFor(what: RegExp | string, withinMs?: number): Promise<void>;
}

/** Shell integration (OSC 133): where a prompt ends. */
export const promptEnd = '\x1b]133;B\x07';
/** Where the output of a command begins. */
export const outputBegin = '\x1b]133;C\x07';

/** Listens from now on. A prompt that does not come within 15 s is an error that tells what came instead. */
export function readShell(shell: Shell): ReadShell {
  const decoder = new TextDecoder();
  let text = '';
  let look: () => void = () => undefined;
  shell.onData((bytes) => {
    text += decoder.decode(bytes, { stream: true });
    look();
  });
  const waitUntil = (done: () => boolean, what: string, withinMs = 15_000) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${what} did not come; came: ${text.slice(-2000)}`)),
        withinMs,
      );
      look = () => {
        if (!done()) return;
        clearTimeout(timer);
        look = () => undefined;
        resolve();
      };
      look();
    });
  return {
    shell,
    text: () => text,
    waitFor: (what, withinMs) =>
      waitUntil(
        () => (typeof what === 'string' ? text.includes(what) : what.test(text)),
        String(what),
        withinMs,
      ),
    async run(line, withinMs) {
      const from = text.length;
      shell.write(Buffer.from(`${line}\r`));
      // A prompt that is drawn again, because the terminal got its size only now, is not yet the one after the line.
      const prompted = () => {
        const begun = line === '' ? from : text.indexOf(outputBegin, from);
        return begun >= 0 && text.indexOf(promptEnd, begun) > 0;
      };
      await waitUntil(prompted, `the prompt after ${line}`, withinMs);
      return text.slice(from);
    },
  };
}
