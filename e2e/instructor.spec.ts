// Between two classes, by clicking: the link opens the page, the class ends, the proof is shown, the learner's page is fresh.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './lab.ts';
import { check, enter, exercise, lessons } from './page.ts';

const rowOf = (page: Page, id: string) =>
  page.getByRole('row', { name: new RegExp(`^${id.replace('.', '\\.')} `) });

test('a class ends, the next one finds nothing of it, and its progress can be put back', async ({
  page,
  lab,
}) => {
  await enter(page, lab, lessons.bench);
  await check(page, '0.1');
  await expect(exercise(page, '0.1')).toContainText('Not passed');

  const instructor = await page.context().newPage();
  await instructor.goto(lab.yard('class', 'link').trim());
  await expect(instructor).toHaveURL(/\/instructor$/);
  await expect(rowOf(instructor, '0.1')).toContainText('not passed');

  await instructor.getByRole('button', { name: 'Next class…' }).click();
  await instructor.keyboard.type('Tuesday group');
  await instructor.getByRole('button', { name: 'Yes, end this class' }).click();
  await expect(instructor.getByRole('progressbar', { name: 'Changing the class' })).toBeVisible();
  await expect(instructor.getByText('Clean.', { exact: true })).toBeVisible({ timeout: 100_000 });
  await expect(rowOf(instructor, '0.1')).toContainText('not tried');
  // The learner's page has begun anew by itself.
  await expect(exercise(page, '0.1')).not.toContainText('Not passed');
  await expect(page.getByRole('button', { name: 'Check exercise 0.1' })).toBeVisible();

  const coming = instructor.waitForEvent('download');
  await instructor.getByRole('button', { name: /^Download .*-tuesday-group\.csv$/ }).click();
  const file = await (await coming).path();
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeff"class",[^]*"Tuesday group",[^]*"Exercise 0\.1"/);

  await instructor.getByRole('button', { name: 'Put the progress of Tuesday group back' }).click();
  await expect(rowOf(instructor, '0.1')).toContainText('not passed');
  // The verdict is back, and was given on a cluster that is gone.
  await expect(exercise(page, '0.1')).toContainText('The cluster was reset since the last check');

  for (const colorScheme of ['light', 'dark'] as const) {
    await instructor.emulateMedia({ colorScheme });
    await expect(instructor.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const { violations } = await new AxeBuilder({ page: instructor }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  }
  await instructor.setViewportSize({ width: 360, height: 740 });
  const overhang = () => instructor.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overhang()).toBeLessThanOrEqual(0);

  await instructor.getByRole('button', { name: 'Leave this page' }).click();
  await expect(instructor.getByText('npx yard class link')).toBeVisible();
  await instructor.reload();
  await expect(instructor.getByText('npx yard class link')).toBeVisible();
});
