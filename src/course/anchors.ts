// Where exercises and terms stand on their pages: the HTML ids that links lead to.

/** The card of exercise `1.2`. */
export function anchorOf(exercise: string): string {
  return `exercise-${exercise.replace('.', '-')}`;
}

/** A term on the glossary page. */
export function termAnchor(id: string): string {
  return `term-${id}`;
}
