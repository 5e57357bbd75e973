// Takes the reader to a card of the page: into sight, and the keyboard to its first field.

export function goTo(anchor: string): void {
  const card = document.getElementById(anchor);
  if (card === null) return;
  const field =
    card.querySelector<HTMLElement>('input:checked:enabled') ??
    card.querySelector<HTMLElement>('input:enabled, button');
  (field?.closest('fieldset') ?? card).scrollIntoView({ block: 'start' });
  field?.focus({ preventScroll: true });
}
