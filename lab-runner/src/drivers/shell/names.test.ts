import { describe, expect, it } from 'vitest';
import { lessonFile, nameFiles } from './names.ts';

describe('names for completion', () => {
  it('leave out what a shell or a terminal would act on, are sorted and said once', () => {
    const files = nameFiles({ topics: ['b', 'a', '$(x)', 'a b', '\x1b[2J', 'b'], groups: [] });
    expect([...files]).toEqual([
      ['topics', 'a\nb\n'],
      ['groups', ''],
    ]);
  });

  it('show of a lesson what fits into a prompt', () => {
    expect([...lessonFile('L3')]).toEqual([['lesson', 'L3\n']]);
    expect([...lessonFile('$(x)\x1b[2J and a lot more')]).toEqual([['lesson', 'x2Jandalotmo\n']]);
  });
});
