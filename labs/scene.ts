// Plays a check on a rehearsed stage and puts its finding into words. Knows no test library.
import type { Check, ExerciseMessages, ExerciseSpec, Finding } from './kit/index.ts';
import { fill } from './kit/index.ts';
import { rehearse, type Stage } from './rehearsal.ts';

export interface Scene extends Stage {
  readonly title: string;
  /** `passed`, or the code of the reason or wait. */
  readonly gives: string;
}

export interface Played {
  readonly gives: string;
  readonly command: string | undefined;
}

/** What the check gives. Throws when a text has no words, or names a fact the check does not supply. */
export async function play<E extends ExerciseSpec>(
  check: Check<E>,
  words: ExerciseMessages | undefined,
  scene: Scene,
): Promise<Played> {
  const finding: Finding = await check(rehearse<E>(scene));
  const [gives, texts] = spoken(finding, words);
  for (const text of texts) {
    const said = fill(text ?? 'undefined', { ...scene.values, ...finding.facts });
    if (/undefined|\bNaN\b|\[object/.test(said)) throw new Error(`${gives} says "${said}".`);
  }
  return { gives, command: finding.command };
}

/** Outcomes of the exercise that no scene shows. */
export function unseen(spec: ExerciseSpec, scenes: readonly Scene[]): readonly string[] {
  return ['passed', ...spec.reasons, ...spec.waits].filter((code) =>
    scenes.every(({ gives }) => gives !== code),
  );
}

function spoken(
  finding: Finding,
  words: ExerciseMessages | undefined,
): readonly [string, readonly (string | undefined)[]] {
  switch (finding.outcome) {
    case 'passed':
      return ['passed', [words?.passed, words?.why, ...compared(finding.happened, words)]];
    case 'notYet':
      return [finding.wait, [words?.waits[finding.wait]]];
    case 'failed': {
      const said = words?.reasons[finding.reason];
      return [finding.reason, [said?.expected, said?.observed, said?.hint]];
    }
  }
}

/** What is laid beside a prediction; a check that has one must say what came true, in words that exist. */
function compared(
  happened: string | undefined,
  words: ExerciseMessages | undefined,
): readonly (string | undefined)[] {
  const { prediction } = words ?? {};
  if (prediction === undefined) return happened === undefined ? [] : [undefined];
  return [prediction.happened[happened ?? ''], prediction.surprise];
}
