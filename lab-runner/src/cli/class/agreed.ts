// One question on the terminal, where only a clear yes is one.
import { createInterface } from 'node:readline/promises';
import { RailyardError } from '../../../protocol/index.ts';
import type { Output } from '../output.ts';

/** Throws BAD_USAGE where nobody can be asked. */
export async function agreed(
  output: Pick<Output, 'say'>,
  question: string,
  { input, asked }: { input: NodeJS.ReadStream; asked: NodeJS.WriteStream } = {
    input: process.stdin,
    asked: process.stderr,
  },
): Promise<boolean> {
  if (input.isTTY !== true) {
    throw new RailyardError('BAD_USAGE', {
      detail: 'This removes what the class did, and there is no terminal to ask on',
      help: 'Agree in advance with: --yes',
    });
  }
  const lines = question.split('\n');
  for (const line of lines.slice(0, -1)) output.say(line);
  const dialogue = createInterface({ input, output: asked });
  try {
    return /^\s*(y|yes)\s*$/i.test(await dialogue.question(`${lines.at(-1) ?? ''} (yes or no) `));
  } finally {
    dialogue.close();
  }
}
