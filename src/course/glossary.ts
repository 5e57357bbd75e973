// The schema of docs/glossary.json, the one file behind term pop-ups and the glossary page.
import * as z from 'zod/mini';

const GlossaryId = z.string().check(z.regex(/^[a-z0-9-]+$/));

export const GlossaryEntry = z.strictObject({
  id: GlossaryId,
  /** The word as it stands in running text. */
  term: z.string().check(z.minLength(1)),
  /** Brazilian Portuguese, for readers who learned the word there. */
  pt: z.optional(z.string()),
  /** One or two sentences; `backticks` mark what the cluster says. */
  short: z.string().check(z.minLength(1), z.maxLength(240)),
  more: z.optional(z.string()),
  see: z.optional(z.array(GlossaryId)),
});
export type GlossaryEntry = z.infer<typeof GlossaryEntry>;

/** Parses the file; the error names the entry and what is wrong with it. */
export function parseGlossary(json: unknown): readonly GlossaryEntry[] {
  if (!Array.isArray(json)) throw new Error('docs/glossary.json: must be a list of entries.');
  const entries = json.map((item: unknown, index) => {
    const parsed = GlossaryEntry.safeParse(item);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Error(
      `docs/glossary.json: entry ${index + 1}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  });
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) throw new Error(`docs/glossary.json: the id ${id} is there twice.`);
    ids.add(id);
  }
  for (const { id, see = [] } of entries) {
    const missing = see.find((other) => !ids.has(other));
    if (missing) throw new Error(`docs/glossary.json: ${id} points to ${missing}, which is not there.`);
  }
  return entries;
}
