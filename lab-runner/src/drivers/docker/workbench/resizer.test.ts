import { describe, expect, it } from 'vitest';
import { createResizer } from './resizer.ts';

describe('resizing', () => {
  it('asks one at a time and ends with the last size, whatever Docker says to it', async () => {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const resizer = createResizer({
      resize: ({ h, w }: { h: number; w: number }) => {
        asked.push(`${w}x${h}`);
        return new Promise<void>((_, reject) => answers.push(() => reject(new Error('no such exec'))));
      },
    } as Parameters<typeof createResizer>[0]);
    for (const columns of [80, 81, 82, 83]) void resizer.resize({ columns, rows: 24 });
    expect(asked).toEqual(['80x24']);
    answers[0]?.();
    await new Promise(setImmediate);
    expect(asked).toEqual(['80x24', '83x24']);
    answers[1]?.();
    await new Promise(setImmediate);
    void resizer.resize({ columns: 90, rows: 24 });
    expect(asked).toEqual(['80x24', '83x24', '90x24']);
  });
});
