// Reads the learner's own lines out of a stack of Node. Pure.

export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** ` in name`, or empty. */
  readonly name: string;
}

/** The frames whose file `own` knows; it turns a file of the stack into the name to show. */
export function ownFrames(stack: string, own: (file: string) => string | undefined): readonly Frame[] {
  return stack.split('\n').flatMap((text) => {
    const [, call, inside, bare] = /^\s+at (?:async )?(?:(.+?) \((.+)\)|(.+))$/.exec(text) ?? [];
    const [, place = '', line, column] = /^(.+):(\d+):(\d+)$/.exec(inside ?? bare ?? '') ?? [];
    const file = own(place);
    if (file === undefined) return [];
    const name = call === undefined || /^(<anonymous>|file:)/.test(call) ? '' : ` in ${call}`;
    return [{ file, line: Number(line), column: Number(column), name }];
  });
}
