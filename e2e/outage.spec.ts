// Everything of a kind gone at once, and the lab's own way into the cluster: the page says so within seconds, and gets over it.
import { expect, type Page } from '@playwright/test';
import { type Lab, test } from './lab.ts';
import { enter, lessons, screen, typeLine } from './page.ts';

/** The page's promise, in milliseconds. */
const saidWithin = { timeout: 5000 };
const healedWithin = { timeout: 90_000 };
const brokers = ['kafka1', 'kafka2', 'kafka3'];
const ensemble = ['zookeeper1', 'zookeeper2', 'zookeeper3'];

test.beforeEach(async ({ page, lab }) => {
  await enter(page, lab, lessons.controller);
  await page.getByRole('button', { name: /Open the cluster panel/ }).click();
  await expect(strip(page)).toContainText('0 under-replicated', healedWithin);
});

test('all brokers killed', async ({ page, lab }) => {
  each(lab, 'kill', brokers);
  await expect(strip(page)).toContainText('3 of 6 nodes are not running', saidWithin);
  for (const name of brokers) {
    await expect(panel(page).getByRole('columnheader').filter({ hasText: name })).toContainText(
      'stopped',
      saidWithin,
    );
  }
  // Their sessions have to run out first, which ZooKeeper decides.
  await expect(panel(page)).toContainText('0 of 3');
  await expect(panel(page)).toContainText('nobody');
  await expect(strip(page)).toContainText(/[1-9]\d* offline/);
  each(lab, 'start', brokers);
  await expectWhole(page);
});

test('all ZooKeepers killed', async ({ page, lab }) => {
  each(lab, 'kill', ensemble);
  await expect(panel(page)).toContainText('no ZooKeeper quorum', saidWithin);
  await expect(strip(page)).toContainText('ZooKeeper has no quorum', saidWithin);
  each(lab, 'start', ensemble);
  await expectWhole(page);
});

for (const name of ensemble) {
  // The lab is a client of one of the three: with that one its own session is cut off.
  test(`${name} paused, perhaps the one the lab asks`, async ({ page, lab }) => {
    lab.yard('pause', name);
    await expect(strip(page)).toContainText(`${name} paused`, saidWithin);
    const topic = `made-without-${name}`;
    await page.getByRole('tab', { name: 'Console' }).first().click();
    await expect(screen(page)).toContainText('$');
    const server = `kafka1:${9092 + lab.ports.base}`;
    await typeLine(
      page,
      `kafka-topics --bootstrap-server ${server} --create --topic ${topic}`,
      'Created topic',
    );
    // What is new is seen while it is still frozen: the lab asks another by now, after an election where it led.
    await page.getByRole('tab', { name: 'Cluster' }).click();
    await expect(panel(page)).toContainText(topic, healedWithin);
    lab.yard('resume', name);
    await expectWhole(page);
  });
}

async function expectWhole(page: Page): Promise<void> {
  await expect(strip(page)).not.toContainText(/not running|unknown/, healedWithin);
  await expect(strip(page)).toContainText('0 under-replicated', healedWithin);
  await expect(strip(page)).toContainText('0 offline', healedWithin);
  await expect(panel(page)).toContainText('3 of 3', healedWithin);
}

function each(lab: Lab, act: string, names: readonly string[]): void {
  for (const name of names) lab.yard(act, name);
}

function strip(page: Page) {
  return page.getByRole('region', { name: 'Cluster', exact: true });
}

function panel(page: Page) {
  return page.locator('#panel-cluster');
}
