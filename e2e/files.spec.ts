// A lesson's file, edited on the page and in the console: both see what the other did, and no text is lost.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { type Lab, test } from './lab.ts';
import { enter, lessons, openConsole, typeLine } from './page.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: /^client\.properties, editor/ });

/** The lesson with the file open, and the console behind it. */
async function openFile(page: Page, lab: Lab): Promise<void> {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await page.getByRole('tab', { name: 'Files' }).click();
  await expect(editor(page)).toContainText('bootstrap.servers=kafka');
}

async function inConsole(page: Page, line: string, expected: string | RegExp): Promise<void> {
  await page
    .getByRole('tab', { name: /^Console/ })
    .first()
    .click();
  await typeLine(page, line, expected);
  await page.getByRole('tab', { name: 'Files' }).click();
}

async function addLine(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(`\n${text}`);
}

test('what is saved on the page is in the file, and what the console writes is on the page', async ({
  page,
  lab,
}) => {
  await openFile(page, lab);
  await addLine(page, 'acks=from-the-page');
  await expect(page.getByText('Not saved to the disk yet')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await inConsole(page, 'tail -1 client.properties', 'acks=from-the-page');
  await inConsole(page, 'echo "# by the console" >> client.properties; echo wri""tten', 'written');
  await expect(editor(page)).toContainText('# by the console');
});

test('text that was not saved outlives a reload, and a change on the disk does not take it away', async ({
  page,
  lab,
}) => {
  await openFile(page, lab);
  await addLine(page, '# mine');
  await page.reload();
  await expect(editor(page)).toContainText('# mine');
  await inConsole(page, 'echo "# theirs" >> client.properties; echo wri""tten', 'written');
  await page.getByRole('button', { name: 'Go on with mine' }).click();
  await expect(page.getByText('is kept in client.kept-1.properties')).toBeVisible();
  await expect(editor(page)).toContainText('# mine');
  await inConsole(page, 'tail -1 client.kept-1.properties; tail -1 client.properties', /# theirs\s*# mine/);
});

test('the editor is left by F6, and by Escape and Tab', async ({ page, lab }) => {
  await openFile(page, lab);
  await editor(page).focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('tab', { name: 'Files' })).toBeFocused();
  await editor(page).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing with a file open, ${theme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openFile(page, lab);
    await addLine(page, '# not saved');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });
}
