// Holds what a terminal showed against what a lesson claims it shows.

const sequences = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g;

/** Lines a person sees: colours and cursor moves removed, trailing blanks cut. */
export function visibleLines(output: string): readonly string[] {
  return output
    .replace(sequences, '')
    .split(/\r*\n/)
    .map((line) => line.split('\r').at(-1)?.trimEnd() ?? '');
}

/** The first claimed line that does not come, in order, in the output; `undefined` when all do. `…` stands for anything. */
export function missingClaim(claim: string, output: string): string | undefined {
  const seen = visibleLines(output);
  let next = 0;
  for (const line of claim.split('\n').map((one) => one.trim())) {
    if (line === '' || line === '…') continue;
    const pattern = new RegExp(`^${line.split('…').map(literal).join('.*')}$`);
    const found = seen.findIndex((one, index) => index >= next && pattern.test(one.trim()));
    if (found < 0) return line;
    next = found + 1;
  }
  return undefined;
}

/** Blank runs are equal to one another: tools align columns with tabs and spaces. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
