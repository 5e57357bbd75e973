// What axe finds in the dock, in one theme; and whether a panel fits a narrow window.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Fails with the rules that are broken and where. */
export async function expectNoTrouble(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  const { violations } = await new AxeBuilder({ page })
    .include('#dock')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

/** Fails when a panel of the dock has to be moved sideways in a window of 360 pixels. */
export async function expectNoOverhang(panel: Locator): Promise<void> {
  const page = panel.page();
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const content = panel.locator(':scope > div');
  await expect
    .poll(() => content.evaluate((one) => one.scrollWidth - one.clientWidth))
    .toBeLessThanOrEqual(0);
  if (before !== null) await page.setViewportSize(before);
}
