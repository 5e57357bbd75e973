// Progress that was put into the store behind the grader: what it held in memory no longer counts.
import { expect, it } from 'vitest';
import { createFakeProgress, graderParts, passes } from './fakes.ts';
import { createGrader } from './grader.ts';

it('takes up the attempts of the store, with the starters of their values', async () => {
  const progress = createFakeProgress();
  const written: [string, string, boolean][] = [];
  const starters = {
    read: async () => 'topic={topic}',
    write: async (file: string, content: string, { overwrite }: { overwrite: boolean }) =>
      void written.push([file, content, overwrite]),
  };
  const grader = createGrader(graderParts({ '1.1': passes }, { progress, starters }));
  const first = grader.view('1.2');
  const kept = progress.currentAttempt('1.2');
  await grader.check('1.2', {});
  grader.clear();
  expect(grader.view('1.2')).toMatchObject({ passed: false, tries: 0 });

  progress.clear();
  if (kept !== undefined) progress.beginAttempt(kept);
  const news: string[] = [];
  grader.onChange(({ type }) => news.push(type));
  await grader.reread();
  expect(grader.view('1.2').values).toEqual(first.values);
  expect(written.at(-1)).toEqual(['client.properties', `topic=${first.values.topic}`, true]);
  expect(news).toEqual(['progress']);
});
