// Going away and coming back: reload, a second tab, a shell that ends, a runner that is killed.
import { expect } from '@playwright/test';
import { test } from './lab.ts';
import { check, enter, exercise, lessons, openConsole, screen, typeLine } from './page.ts';

test('a reload keeps the same shell and what it showed', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await typeLine(page, 'mark=before-$((40+2)); echo "set $mark"', 'set before-42');
  await page.reload();
  await openConsole(page);
  await expect(screen(page)).toContainText('set before-42');
  await typeLine(page, 'echo "still $mark here"', 'still before-42 here');
});

test('the next lesson keeps the shell open', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await typeLine(page, 'place=yard-$((3*3))', '$');
  await page
    .getByRole('link', { name: /Topic, produce, consume/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(lessons.topic));
  await typeLine(page, 'echo "at $place"', 'at yard-9');
});

test('a second tab takes the console, one click brings it back', async ({ page, lab, context }) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await typeLine(page, 'tab=$((20+1)); echo "first $tab"', 'first 21');
  const second = await context.newPage();
  await second.goto(new URL(lessons.bench, lab.address).href);
  await openConsole(second);
  await expect(screen(second)).toContainText('first 21');
  await expect(page.getByText('Another tab took this console.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back here' }).click();
  await typeLine(page, 'echo "again $tab"', 'again 21');
  await second.close();
});

test('a shell that ends says so and is restarted by one click', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await typeLine(page, 'kill -9 $$', '$');
  await expect(page.getByText('The shell was ended by signal 9.')).toBeVisible();
  await page.getByRole('button', { name: 'Restart the shell' }).click();
  await typeLine(page, 'echo "fresh $((6*7))"', 'fresh 42');
});

test('a killed broker is seen on the strip, and a check says blocked with the remedy', async ({
  page,
  lab,
}) => {
  await enter(page, lab, lessons.topic);
  const strip = page.getByRole('region', { name: 'Cluster', exact: true });
  await expect(strip).toContainText('kafka2 running');
  lab.yard('kill', 'kafka2');
  await expect(strip).toContainText('kafka2 stopped');
  await check(page, '1.1');
  await expect(exercise(page, '1.1')).toContainText('Blocked');
  await expect(exercise(page, '1.1')).toContainText('yard start kafka2');
  lab.yard('start', 'kafka2');
  await expect(strip).toContainText('kafka2 running', { timeout: 60_000 });
});

test('a killed runner is said, and everything is there when it is back', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await check(page, '0.1');
  await expect(exercise(page, '0.1')).toContainText(/Not passed|Passed/);
  const before = await exercise(page, '0.1').innerText();
  lab.killRunner();
  await expect(page.getByText(/Lost the runner/i).first()).toBeVisible();
  await lab.startRunner();
  await enter(page, lab, lessons.bench);
  await expect(page.getByRole('region', { name: 'Cluster', exact: true })).toContainText('kafka1 running');
  expect(before).toMatch(/Not passed|Passed/);
  await expect(exercise(page, '0.1')).toContainText(before.includes('Not passed') ? 'Not passed' : 'Passed');
});
