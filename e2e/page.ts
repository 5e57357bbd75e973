// What the specs do on a page, in a person's words. Knows names and roles, never classes of ours.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Lab } from './lab.ts';

export const lessons = {
  bench: '/lessons/first-contact/bench',
  topic: '/lessons/first-contact/topic-produce-consume',
  controller: '/lessons/who-runs-the-cluster/brokers-and-the-controller',
} as const;

/** Opens the printed address, as a learner does, and then a page of the course. */
export async function enter(page: Page, lab: Lab, path = '/'): Promise<void> {
  await page.goto(lab.entry);
  await expect(page).not.toHaveURL(/token/);
  if (path !== '/') await page.goto(new URL(path, lab.address).href);
}

export function exercise(page: Page, id: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^Exercise ${id.replace('.', '\\.')}:`) });
}

export function check(page: Page, id: string): Promise<void> {
  return page.getByRole('button', { name: `Check exercise ${id}` }).click();
}

/** The terminal's visible text: xterm draws its rows as elements. */
export function screen(page: Page): Locator {
  return page.locator('#dock [role="tabpanel"]:not([hidden]) .xterm-rows');
}

/** Opens the console if need be and waits for its prompt. */
export async function openConsole(page: Page): Promise<void> {
  const pull = page.getByRole('button', { name: 'Console', exact: true });
  const dock = page.locator('#dock');
  await expect(pull.or(dock).filter({ visible: true }).first()).toBeVisible();
  if (await pull.isVisible()) await pull.click();
  await expect(screen(page)).toContainText('$');
}

/** Types a line and Enter into the console, with real keys, and waits until the screen shows what is expected. */
export async function typeLine(page: Page, line: string, expected: string | RegExp): Promise<void> {
  await page.locator('#dock [role="tabpanel"]:not([hidden]) .xterm-helper-textarea').focus();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await expect(screen(page)).toContainText(expected, { timeout: 60_000 });
}

/** A second window of the same learner, in which a tab of the dock is looked at while the first one types. */
export async function openWindow(page: Page, lab: Lab, path: string, tab: 'Cluster' | 'Log'): Promise<Page> {
  const window = await page.context().newPage();
  await window.goto(new URL(path, lab.address).href);
  await window.getByRole('button', { name: /Open the cluster panel/ }).click();
  await window.getByRole('tab', { name: tab }).click();
  await expect(window.getByRole('tab', { name: tab, selected: true })).toBeVisible();
  return window;
}

/** The address to type behind `--bootstrap-server`. */
export function serverOf(lab: Lab): string {
  return `kafka1:${9092 + lab.ports.base}`;
}

/** The value of this attempt the card shows, for instance `orders-7k2`. */
export async function drawnName(page: Page, id: string, prefix: string): Promise<string> {
  await expect(exercise(page, id)).toContainText(new RegExp(`${prefix}-[0-9a-z]{3}`));
  const text = await exercise(page, id).innerText();
  const found = new RegExp(`${prefix}-[0-9a-z]{3}`).exec(text)?.[0];
  if (found === undefined) throw new Error(`The card of ${id} shows no name that begins with ${prefix}.`);
  return found;
}
