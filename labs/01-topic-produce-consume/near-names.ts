// Topics created during this attempt whose name is nearly the wanted one: the slip behind "there is no such topic".
import type { CheckContext } from '../kit/index.ts';

export interface NearName {
  readonly name: string;
  readonly slip: 'suffix-forgotten' | 'wrong-case' | 'misspelt';
}

/** Looks only at topics younger than the attempt, so that those of earlier attempts never count. */
export async function nearName(
  { zookeeper, attempt }: Pick<CheckContext, 'zookeeper' | 'attempt'>,
  wanted: string,
): Promise<NearName | undefined> {
  for (const name of await zookeeper.topics()) {
    const slip = slipOf(name, wanted);
    if (slip === undefined) continue;
    const node = await zookeeper.get(`/brokers/topics/${name}`);
    if (node !== undefined && node.createdAt >= attempt.startedAt) return { name, slip };
  }
  return undefined;
}

/** How a name differs from the wanted one, when it is near enough for a slip. */
export function slipOf(name: string, wanted: string): NearName['slip'] | undefined {
  if (name === wanted) return undefined;
  const stem = wanted.slice(0, wanted.lastIndexOf('-'));
  if (name === stem || name === `${stem}-`) return 'suffix-forgotten';
  if (name.toLowerCase() === wanted.toLowerCase()) return 'wrong-case';
  return distance(name.toLowerCase(), wanted.toLowerCase()) <= 2 ? 'misspelt' : undefined;
}

/** Levenshtein distance: letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
