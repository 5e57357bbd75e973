// Settings files as Java reads them.
import { expect, it } from 'vitest';
import { readProperties } from './properties.ts';

it.each([
  ['an equals sign', 'a.b=c,d', 'c,d'],
  ['a colon', 'a.b: c', 'c'],
  ['a blank', '  a.b c', 'c'],
  ['an equals sign in the value', 'a.b = c=d', 'c=d'],
  ['the last of two', 'a.b=c\na.b=d', 'd'],
  ['a joined line', 'a.b=c,\\\n   d', 'c,d'],
  ['Windows line ends', 'x=1\r\na.b=c\r\n', 'c'],
  ['an escaped separator', 'a.b\\=x=1\na.b=c', 'c'],
])('reads %s', (_, text, value) => expect(readProperties(text).get('a.b')).toBe(value));

it.each([['#a.b=c'], ['!a.b=c'], [''], ['# x \\\n#a.b=c']])('takes %j for nothing', (text) =>
  expect(readProperties(text).size).toBe(0),
);
