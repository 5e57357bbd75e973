// Types into a real console through the real socket, as a learner's page does, and waits for the prompt to come back.
import { limits, RailyardError } from '../../../protocol/index.ts';
import type { LabClient } from '../client.ts';
import { openConsoleWire } from './console-wire.ts';
import { createMarkReader, type FinishedCommand } from './prompt-marks.ts';

/** Milliseconds one typed line may take. */
const lineWithinMs = 120_000;
const controlC = '\x03';

export interface Typist {
  /** Types one command (inner newlines are typed too) and Enter; resolves when the prompt is back. */
  type(command: string): Promise<FinishedCommand>;
  /** For a command that goes on: presses Ctrl-C as soon as what it showed is enough. */
  typeUntil(command: string, enough: (output: string) => boolean): Promise<FinishedCommand>;
  close(): Promise<void>;
}

/** Opens a console of its own in the running lab. Wide, so that nothing is wrapped. */
export async function openTypist(client: LabClient, signal?: AbortSignal): Promise<Typist> {
  let atPrompt = false;
  let shown = '';
  let finished: FinishedCommand | undefined;
  let broken: Error | undefined;
  let ask = () => {};

  const read = createMarkReader({
    prompt: () => (atPrompt = true),
    finished: (command) => (finished = command),
  });
  const wire = await openConsoleWire(
    client,
    { columns: limits.columns.max, rows: 50 },
    {
      text(text) {
        shown += text;
        read(text);
        ask();
      },
      broken(error) {
        broken = error;
        ask();
      },
    },
  );

  /** Resolves once the probe gives a value; asked after every piece of text. */
  function seen<T>(what: string, probe: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        ask = () => {};
        end();
      };
      const onAbort = () => settle(() => reject(signal?.reason));
      const late = () =>
        new RailyardError('START_TIMEOUT', {
          what: `${what} (the console shows: ${shown.slice(-2000)})`,
          seconds: lineWithinMs / 1000,
        });
      const timer = setTimeout(() => settle(() => reject(late())), lineWithinMs);
      signal?.addEventListener('abort', onAbort);
      ask = () => {
        const value = probe();
        if (value !== undefined) settle(() => resolve(value));
        else if (broken !== undefined) settle(() => reject(broken));
      };
      ask();
    });
  }

  const prompt = () => seen('The prompt', () => atPrompt || undefined);
  const press = async (command: string) => {
    await prompt();
    atPrompt = false;
    finished = undefined;
    shown = '';
    // Several lines are typed as one group, which ends once: one command, one end.
    const typed = command.includes('\n') ? `{\n${command}\n}` : command;
    wire.send(`${typed.replaceAll('\n', '\r')}\r`);
  };
  const end = async (command: string) => {
    const result = await seen(`The end of "${command}"`, () => finished);
    await prompt();
    return result;
  };

  await prompt();
  return {
    async type(command) {
      await press(command);
      return end(command);
    },
    async typeUntil(command, enough) {
      await press(command);
      await seen(`Enough of "${command}"`, () => enough(shown) || finished !== undefined || undefined);
      if (finished === undefined) wire.send(controlC);
      return end(command);
    },
    close: () => wire.close(),
  };
}
