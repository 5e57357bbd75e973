// Turns labs and their messages into the cards pages carry. Runs in Node, at build time only.
import type { LabMessages, LabSpec } from '@railyard/labs/kit';
import type { ExerciseCardData } from '../../course/card.ts';

interface Listed {
  readonly lab: LabSpec;
  readonly messages: LabMessages;
}

/** Cards by exercise id; a lab without words for one of its exercises is an error that names both. */
export function cardsOf(catalog: readonly Listed[]): ReadonlyMap<string, ExerciseCardData> {
  const cards = new Map<string, ExerciseCardData>();
  for (const { lab, messages } of catalog) {
    for (const [id, spec] of Object.entries(lab.exercises)) {
      const words = messages.exercises[id];
      if (!words) throw new Error(`The lab ${lab.id} has no messages for its exercise ${id}.`);
      if (cards.has(id)) throw new Error(`The exercise ${id} is in two labs; the second is ${lab.id}.`);
      cards.set(id, {
        id,
        core: spec.core,
        title: words.title,
        goal: [...words.goal],
        answers: Object.entries(spec.answers).map(([name, { kind }]) => ({
          name,
          kind,
          label: words.answers[name]?.label ?? name,
          help: words.answers[name]?.help ?? '',
        })),
        prediction:
          spec.prediction && words.prediction
            ? {
                question: words.prediction.question,
                options: spec.prediction.options.map((key) => ({
                  key,
                  label: words.prediction?.options[key] ?? key,
                })),
              }
            : undefined,
      });
    }
  }
  return cards;
}
