// For everybody: keyboard alone, axe on every page in both themes, narrow windows, and reading without a runner.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as plain } from '@playwright/test';
import sirv from 'sirv';
import { test } from './lab.ts';
import { check, enter, exercise, lessons, openConsole, screen } from './page.ts';

const pages = ['/', '/course', '/glossary', '/instructor', lessons.bench, lessons.topic, '/no-such-page'];
const themes = ['light', 'dark'] as const;

/** The page follows the system's choice; that it did is asserted, or both themes could be the same one. */
async function useTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}

async function troubles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

for (const theme of themes) {
  test(`axe finds nothing on any page, ${theme}`, async ({ page, lab }) => {
    await useTheme(page, theme);
    await enter(page, lab);
    for (const one of pages) {
      await page.goto(new URL(one, lab.address).href);
      await expect(page.locator('h1').first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await troubles(page), one).toEqual([]);
    }
  });

  test(`axe finds nothing with console and verdict open, ${theme}`, async ({ page, lab }) => {
    await useTheme(page, theme);
    await enter(page, lab, lessons.topic);
    await openConsole(page);
    await check(page, '1.3');
    await expect(exercise(page, '1.3')).toContainText('Not passed');
    expect(await troubles(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Cluster' }).click();
    expect(await troubles(page)).toEqual([]);
  });
}

test('an exercise by keyboard alone: read, check, run, leave the terminal', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await tabTo(page, 'Check exercise 0.1');
  await page.keyboard.press('Enter');
  await expect(exercise(page, '0.1')).toContainText(/Not passed|Passed/);

  await page.getByRole('button', { name: 'Console', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(screen(page)).toContainText('$');
  await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused();
  await page.keyboard.type('echo "by keys $((1+1))"');
  await page.keyboard.press('Enter');
  await expect(screen(page)).toContainText('by keys 2');
  await page.keyboard.press('F6');
  await expect(page.getByRole('tab', { selected: true })).toBeFocused();
  for (const name of ['Files', 'Cluster']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
  }
});

/** Presses Tab until the element of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (focused === name) return;
  }
  throw new Error(`Tab never reached "${name}".`);
}

test('nothing is cut off at 360 pixels', async ({ page, lab }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await enter(page, lab);
  for (const one of pages) {
    await page.goto(new URL(one, lab.address).href);
    await expect(page.locator('h1').first()).toBeVisible();
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overhang, one).toBeLessThanOrEqual(0);
  }
});

plain('the published copy is for reading: every word, no dead button', async ({ page }) => {
  const serve = sirv(path.resolve(import.meta.dirname, '../build'));
  const server = createServer((request, response) =>
    serve(request, response, () => void response.writeHead(404).end()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await page.goto(`${address}${lessons.topic}/`);
    await expect(page.getByText('this copy is for reading').first()).toBeVisible();
    await expect(exercise(page, '1.1')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check exercise 1.1' })).toHaveCount(0);
    await page.goto(address);
    await expect(page.getByText('npm start').first()).toBeVisible();
  } finally {
    server.close();
  }
});
