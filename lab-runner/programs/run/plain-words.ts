// Says what TypeScript found in words for people who do not read its messages every day. Pure.

/** A message as the compiler builds it: one sentence, and below it why. */
export type Said = string | { readonly messageText: string; readonly next?: readonly Said[] | undefined };

const words: Readonly<Record<number, string>> = {
  2304: 'Is it spelled right, and imported?',
  2307: 'From here a program can import kafkajs, modules of Node such as node:fs, and its own files.',
  2322: 'The value is of another kind than this place takes.',
  2339: 'Nothing of that name belongs to this value.',
  2345: 'The value given is of another kind than the function takes.',
  2353: 'This place knows no field of that name.',
  2554: 'Count what stands between the parentheses.',
  2741: 'A field that is needed here was not given.',
  2769: 'None of the ways to call this function takes these values.',
  18047: 'It can be null: ask before using it, or use ?.',
  18048: 'It can be undefined: ask before using it, or use ?.',
  2531: 'It can be null: ask before using it, or use ?.',
  2532: 'It can be undefined: ask before using it, or use ?.',
  1308: 'Write async before the function that contains it.',
};

/** One line: what is wrong, the innermost reason, and a hint where we know one. */
export function plainly(code: number, said: Said): string {
  const first = sentence(outer(said));
  const deepest = sentence(innermost(said));
  const why = deepest === first ? '' : ` ${deepest}`;
  const hint = words[code];
  return `${first}${why}${hint === undefined ? '' : ` ${hint}`}`;
}

function outer(said: Said): string {
  return typeof said === 'string' ? said : said.messageText;
}

function innermost(said: Said): string {
  if (typeof said === 'string') return said;
  const [next] = said.next ?? [];
  return next === undefined ? said.messageText : innermost(next);
}

function sentence(text: string): string {
  // A detail of Node's types that tells nobody anything here.
  const line = text
    .replace(/Buffer<ArrayBufferLike>/g, 'Buffer')
    .replace(/\s+/g, ' ')
    .trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
