// Drawing an attempt's values, so that answers cannot be copied and a check cannot pass by luck.
import type { ValueSpec } from '@railyard/labs/kit';

/** A whole number from 0 up to, not including, `below`; every one equally likely. */
export type Random = (below: number) => number;

/** Without the look-alikes 0 o, 1 i l, 2 z, 5 s, 8 b, u v. */
const alphabet = '34679acdefghjkmnpqrtwxy';
const suffixLength = 3;

/** Draws every value; differs from `previous` wherever the specs leave a choice. */
export function drawValues(
  specs: Readonly<Record<string, ValueSpec>>,
  random: Random,
  previous?: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const draw = () =>
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, drawOne(spec, random)]));
  let values = draw();
  for (let again = 0; again < 20 && previous !== undefined && same(values, previous); again += 1) {
    values = draw();
  }
  return values;
}

function drawOne(spec: ValueSpec, random: Random): string {
  switch (spec.draw) {
    case 'suffix': {
      const letters = Array.from({ length: suffixLength }, () => alphabet[random(alphabet.length)]);
      return `${spec.prefix}${letters.join('')}`;
    }
    case 'number':
      return String(spec.from + random(spec.to - spec.from + 1));
    case 'oneOf':
      return spec.among[random(spec.among.length)] ?? '';
  }
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return Object.entries(one).every(([name, value]) => other[name] === value);
}
