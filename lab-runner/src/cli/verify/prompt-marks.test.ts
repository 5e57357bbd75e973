// The mark reader, fed as a socket feeds it: in any pieces.
import { describe, expect, it } from 'vitest';
import { createMarkReader, type FinishedCommand } from './prompt-marks.ts';

const stream =
  '\x1b]133;A\x07L1 ~ $ \x1b]133;B\x07ls\r\n\x1b]133;C\x07a \x1b[1mb\x1b[0m\r\n\x1b]133;D;3\x07\x1b]133;A\x07$ \x1b]133;B\x07';

function read(pieces: readonly string[]) {
  const finished: FinishedCommand[] = [];
  let prompts = 0;
  const feed = createMarkReader({
    prompt: () => (prompts += 1),
    finished: (command) => finished.push(command),
  });
  pieces.forEach(feed);
  return { finished, prompts };
}

describe('prompt marks', () => {
  it('finds status and output of a command', () => {
    expect(read([stream])).toEqual({
      finished: [{ status: 3, output: 'a \x1b[1mb\x1b[0m\r\n' }],
      prompts: 2,
    });
  });

  it('does not care where the bytes are cut', () => {
    const whole = read([stream]);
    for (let cut = 1; cut < stream.length; cut += 1) {
      expect(read([stream.slice(0, cut), stream.slice(cut)])).toEqual(whole);
    }
    expect(read([...stream])).toEqual(whole);
  });
});
