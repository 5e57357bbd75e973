// Predict, run, compare in the picture: an answer that is begun freezes it, the lock plays what was missed, and both are laid side by side.
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoTrouble } from './accessible.ts';
import { test } from './lab.ts';
import { check, enter, exercise, lessons, openConsole } from './page.ts';

test('exercise 2.2: the picture waits for the prediction, plays the election over it, and lays both side by side', async ({
  page,
  lab,
}) => {
  await enter(page, lab, lessons.controller);
  await openConsole(page);
  await page.getByRole('tab', { name: 'Cluster' }).click();
  const { head, crowned, happenings, notice, ticket } = parts(page);
  await expect(crowned).toHaveCount(1);
  const former = nameIn(await crowned.innerText());
  const card = exercise(page, '2.2');
  const atOnce = card.getByRole('radio').first();

  // The page contains the question all the time; answering it is what stops the picture.
  await expect(notice).toBeHidden();
  await atOnce.check();
  await expect(notice).toContainText('The picture waits for your prediction');
  await expect(notice).toContainText('exercise 2.2');
  await expect(page.getByRole('slider', { name: 'Moment shown' })).toBeDisabled();
  const strip = page.getByRole('region', { name: 'Cluster', exact: true });
  await expect(strip).not.toContainText('controller');

  lab.yard('kill', former);
  await expect(strip).toContainText(`${former} stopped`);
  const elected = new RegExp(`kill ${former} was asked for[^]*is the controller now`);
  await expect.poll(() => lab.yard('timeline', '--since', '1m')).toMatch(elected);
  await expect(crowned).toContainText(former);
  await expect(happenings).not.toContainText(`kill ${former}`);
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(page, theme);
  await expectNoOverhang(page);

  await page.getByRole('button', { name: 'Go to the question' }).click();
  await expect(atOnce).toBeFocused();
  // It plays for some seconds only, so somebody has to look before it begins.
  const played = page.getByText(/^replay, \d\d:\d\d:\d\d$/).waitFor();
  await card.getByRole('button', { name: 'Lock my prediction' }).click();
  await played;
  await expect(notice).toBeHidden();
  await expect(ticket).toContainText(`took the crown from ${former}`);
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await expect(crowned.filter({ hasNotText: former })).toHaveCount(1);
  const next = nameIn(await crowned.innerText());
  await expect(head(former)).toContainText('you said');
  await expect(head(next)).not.toContainText('the cluster');
  await expect(happenings).toContainText(`kill ${former} was asked for`);

  lab.yard('start', former);
  await expect(ticket).toContainText('Not what you predicted');
  await expect(ticket).toContainText('The old one: it takes the crown back');
  await expect(ticket).toContainText(`${former} is back, and ${next} kept the crown`);
  await expect(ticket.getByRole('button', { name: /^Show the moment/ }).first()).toHaveText(
    /^\+\d+\.\d\d? s$/,
  );
  await expect(head(next)).toContainText('the cluster');
  await expect(happenings).toContainText('not what you predicted');
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(page, theme);
  await expectNoOverhang(page);
  await page.locator('#panel-cluster').getByText('The picture in words').click();
  const words = page.getByRole('table', { name: 'Prediction', exact: true });
  await expect(words).toContainText('it went otherwise');

  // What came before the lock does not count for the check, and the notice had said so.
  await check(page, '2.2');
  await expect(card).toContainText('before you locked your prediction');

  await page.getByRole('combobox', { name: 'Stretch of the replay' }).selectOption('hour');
  await page.getByRole('combobox', { name: 'Stretch of the replay' }).selectOption('attempt at 2.2');
  await ticket.getByRole('button', { name: 'Put it away' }).click();
  await expect(ticket).toBeHidden();
});

test('a deed before the answer stops the picture before it; the live cluster is one click away', async ({
  page,
  lab,
}) => {
  await enter(page, lab, lessons.bench);
  const question = page.getByRole('region', { name: /^Predict: You stop kafka2/ });
  await openConsole(page);
  await page.getByRole('tab', { name: 'Cluster' }).click();
  const { head, notice } = parts(page);
  await expect(head('kafka2')).toContainText('session alive');

  await question.getByRole('radio').first().scrollIntoViewIfNeeded();
  await expect(question.getByRole('radio').first()).toBeInViewport();
  await expect(notice).toBeHidden();
  lab.yard('stop', 'kafka2');
  await expect(notice).toContainText('The picture waits for your prediction');
  await expect(head('kafka2')).toContainText('session alive');
  await page.getByRole('button', { name: 'Show the live cluster anyway' }).click();
  await expect(notice).toBeHidden();
  await expect(head('kafka2')).toContainText('not registered');
  lab.yard('start', 'kafka2');
  await expect(head('kafka2')).toContainText('session alive');
  await expect(notice).toBeHidden();
});

function parts(page: Page) {
  const grid = page.getByRole('table', { name: /^Replicas by partition and broker/ });
  return {
    head: (node: string): Locator => grid.getByRole('columnheader').filter({ hasText: node }),
    crowned: grid.getByRole('columnheader').filter({ hasText: 'controller' }),
    happenings: page.getByRole('region', { name: 'Happenings' }),
    notice: page.locator('#panel-cluster').getByRole('status').filter({ hasText: 'The picture waits' }),
    ticket: page.getByRole('region', { name: 'Your prediction' }),
  };
}

function nameIn(text: string): string {
  const name = /kafka\d/.exec(text)?.[0];
  if (name === undefined) throw new Error(`No broker is named in "${text}".`);
  return name;
}

async function expectNoOverhang(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  const overhang = await page
    .locator('#panel-cluster > div')
    .evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  expect(overhang).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
}
