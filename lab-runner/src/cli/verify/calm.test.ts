// Those that share overlap; one that is alone overlaps with nobody.
import { expect, it } from 'vitest';
import { createCalm } from './calm.ts';

/** Acts that note their beginning and end, and end when told to. */
function stage() {
  const notes: string[] = [];
  const ends = new Map<string, () => void>();
  const act = (name: string) => async () => {
    notes.push(`${name} begins`);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    notes.push(`${name} ends`);
    return name;
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  return { notes, act, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets those that share run side by side', async () => {
  const { notes, act, end } = stage();
  const calm = createCalm();
  const both = [calm.together(act('a')), calm.together(act('b'))];
  await settled();
  expect(notes).toEqual(['a begins', 'b begins']);
  await end('b');
  await end('a');
  expect(await Promise.all(both)).toEqual(['a', 'b']);
});

it('gives the one who is alone its turn before those who come later', async () => {
  const { notes, act, end } = stage();
  const calm = createCalm();
  const all = [calm.together(act('a')), settled().then(() => calm.alone(act('one')))];
  await settled();
  all.push(calm.together(act('late')));
  await settled();
  expect(notes).toEqual(['a begins']);
  await end('a');
  expect(notes.at(-1)).toBe('one begins');
  await end('one');
  expect(notes.slice(-2)).toEqual(['one ends', 'late begins']);
  await end('late');
  await Promise.all(all);
});

it('goes on after one that failed', async () => {
  const calm = createCalm();
  const broken = () => Promise.reject(new Error('broken'));
  await expect(calm.alone(broken)).rejects.toThrow('broken');
  await expect(calm.together(broken)).rejects.toThrow('broken');
  expect(await calm.alone(() => Promise.resolve('next'))).toBe('next');
});
