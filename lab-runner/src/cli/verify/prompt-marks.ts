// Reads the shell-integration marks (OSC 133) that our prompt writes into the terminal's bytes.
// They say when a command begins (C) and ends (D;status): https://gitlab.freedesktop.org/Per_Bothner/specifications, "semantic prompts".

export interface FinishedCommand {
  readonly status: number;
  /** What the terminal showed between the command's start and its end, without the marks. */
  readonly output: string;
}

const mark = /\x1b\]133;([A-D])(?:;(-?\d+))?[^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** Feed decoded text; `onPrompt` fires when the shell is ready for a line, `onFinished` when a command ended. */
export function createMarkReader(on: {
  prompt: () => void;
  finished: (command: FinishedCommand) => void;
}): (text: string) => void {
  let pending = '';
  let running: string[] | undefined;
  return (text) => {
    pending += text;
    let consumed = 0;
    for (const match of pending.matchAll(mark)) {
      running?.push(pending.slice(consumed, match.index));
      consumed = match.index + match[0].length;
      if (match[1] === 'C') running = [];
      if (match[1] === 'D' && running !== undefined) {
        on.finished({ status: Number(match[2] ?? 0), output: running.join('') });
        running = undefined;
      }
      if (match[1] === 'B') on.prompt();
    }
    // A mark may be cut by a frame's end: keep what could be its beginning.
    const rest = pending.slice(consumed);
    const cut = rest.lastIndexOf('\x1b');
    const keep = cut >= 0 && rest.length - cut < 64 ? cut : rest.length;
    running?.push(rest.slice(0, keep));
    pending = rest.slice(keep);
  };
}
