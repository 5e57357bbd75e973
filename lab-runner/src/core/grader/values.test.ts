// Drawn values: their form, their range, and that a new attempt gets others.
import { expect, it } from 'vitest';
import { drawValues } from './values.ts';

const counting = () => {
  let drawn = 0;
  return (below: number) => drawn++ % below;
};

it('draws suffixes without look-alikes, numbers with both ends, and one of the listed', () => {
  const specs = {
    topic: { draw: 'suffix', prefix: 'orders-' },
    count: { draw: 'number', from: 2, to: 3 },
    broker: { draw: 'oneOf', among: ['kafka1', 'kafka2'] },
  } as const;
  const random = counting();
  const draws = Array.from({ length: 200 }, () => drawValues(specs, random));
  for (const { topic } of draws) expect(topic).toMatch(/^orders-[^01258bilosuvz]{3}$/);
  expect(new Set(draws.map(({ count }) => count))).toEqual(new Set(['2', '3']));
  expect(new Set(draws.map(({ broker }) => broker))).toEqual(new Set(['kafka1', 'kafka2']));
});

it('draws again while a new attempt would get the old values', () => {
  const specs = { broker: { draw: 'oneOf', among: ['kafka1', 'kafka2', 'kafka3'] } } as const;
  const stubborn = [0, 0, 0, 2];
  const values = drawValues(specs, () => stubborn.shift() ?? 0, { broker: 'kafka1' });
  expect(values).toEqual({ broker: 'kafka3' });
});

it('gives up drawing where there is no choice', () => {
  const specs = { broker: { draw: 'oneOf', among: ['kafka1'] } } as const;
  expect(drawValues(specs, () => 0, { broker: 'kafka1' })).toEqual({ broker: 'kafka1' });
});
