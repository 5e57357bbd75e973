// The live picture: an election seen, told, gone back to, and read as a table, while a real controller is killed.
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoTrouble } from './accessible.ts';
import { type Lab, test } from './lab.ts';
import { enter, lessons, openConsole, typeLine } from './page.ts';

const topic = 'seen-in-the-picture';

test('a killed controller: its session empties, the crown moves, the replay brings it back', async ({
  page,
  lab,
}) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await typeLine(page, createLine(lab), `Created topic ${topic}.`);
  await page.getByRole('tab', { name: 'Cluster' }).click();
  const { head, crowned, cells, happenings } = parts(page);
  await expect(cells).toHaveCount(9);
  await expect(crowned).toHaveCount(1);
  const former = nameIn(await crowned.innerText());

  lab.yard('kill', former);
  await expect(head(former)).toContainText('stopped');
  await expect(head(former)).toContainText('not registered');
  await expect(cells.filter({ hasText: 'gone' })).toHaveCount(3);
  await expect(crowned.filter({ hasNotText: former })).toHaveCount(1);
  const next = nameIn(await crowned.innerText());
  await expect(happenings).toContainText(`kill ${former} was asked for`);
  await expect(happenings).toContainText(`${former} is not registered in ZooKeeper any more`);
  await expect(happenings).toContainText(`${next} is the controller now`);
  // The newest stands first; the cluster may have had other controllers before.
  await expect(happenings.getByRole('button', { name: `${next} is the controller now` }).first()).toHaveText(
    /^\+\d+\.\d\d? s$/,
  );

  await page.locator('#panel-cluster').getByText('The picture in words').click();
  const nodes = page.getByRole('table', { name: 'Nodes', exact: true });
  await expect(nodes.getByRole('row', { name: former })).toContainText('not registered');
  await expect(nodes.getByRole('row', { name: next })).toContainText('controller, epoch');
  const partitions = page.getByRole('table', { name: 'Partitions', exact: true });
  await expect(partitions.getByRole('row', { name: `${topic}-0` })).toContainText(`${former.slice(-1)} gone`);
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(page, theme);

  const slider = page.getByRole('slider', { name: 'Moment shown' });
  await slider.focus();
  const stops = Number(await slider.getAttribute('max'));
  for (let back = 0; back < stops && !(await crowned.allInnerTexts()).join().includes(former); back += 1) {
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', /^replay, \d\d:\d\d:\d\d/);
  }
  await expect(crowned).toContainText(former);
  await expect(page.getByText(/^replay, \d\d:\d\d:\d\d$/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(crowned).toContainText(next);

  await page.setViewportSize({ width: 360, height: 740 });
  const overhang = await page
    .locator('#panel-cluster > div')
    .evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  expect(overhang).toBeLessThanOrEqual(0);

  await head(former).getByRole('button', { name: former }).click();
  await page.getByRole('button', { name: `start ${former}`, exact: true }).click();
  await expect(head(former)).toContainText('session alive');
  await expect(cells.filter({ hasText: 'gone' })).toHaveCount(0);
});

function parts(page: Page) {
  const grid = page.getByRole('table', { name: /^Replicas by partition and broker/ });
  const ofTopic = grid.getByRole('rowgroup').filter({ hasText: topic });
  return {
    head: (node: string): Locator => grid.getByRole('columnheader').filter({ hasText: node }),
    crowned: grid.getByRole('columnheader').filter({ hasText: 'controller' }),
    cells: ofTopic.getByRole('cell'),
    happenings: page.getByRole('region', { name: 'Happenings' }),
  };
}

function createLine(lab: Lab): string {
  const server = `kafka1:${9092 + lab.ports.base}`;
  return `kafka-topics --bootstrap-server ${server} --create --topic ${topic} --partitions 3 --replication-factor 3`;
}

function nameIn(text: string): string {
  const name = /kafka\d/.exec(text)?.[0];
  if (name === undefined) throw new Error(`No broker is named in "${text}".`);
  return name;
}
