// A student's journey: from the printed address to passed exercises, wrong turns included.
import { expect } from '@playwright/test';
import { test } from './lab.ts';
import { check, drawnName, enter, exercise, lessons, openConsole, screen, typeLine } from './page.ts';

test('from the landing page into the first lesson', async ({ page, lab }) => {
  await enter(page, lab);
  await expect(page.getByRole('region', { name: 'Your cluster' })).toContainText('kafka3');
  await page.getByRole('link', { name: /^Start with lesson 0/ }).click();
  await expect(page).toHaveURL(new RegExp(lessons.bench));
  await expect(page.getByRole('region', { name: 'Cluster', exact: true })).toContainText('kafka1 running');
});

test('a run button types the line into a console of the real cluster', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  const run = page.getByRole('button', { name: /^Run: / }).first();
  const line = (await run.getAttribute('aria-label'))?.replace('Run: ', '') ?? '';
  await run.click();
  await expect(screen(page)).toContainText(line.slice(0, 40), { timeout: 60_000 });
  await expect(page.getByText(/^ran \d\d:\d\d/).first()).toBeVisible({ timeout: 60_000 });
});

test('wrong answers get their reasons, the right one passes and stays', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  const card = exercise(page, '0.1');
  await check(page, '0.1');
  await expect(card).toContainText('Not passed');

  await openConsole(page);
  const servers = `kafka1:${9092 + lab.ports.base}`;
  await typeLine(page, `kafka-cluster cluster-id --bootstrap-server ${servers}`, /Cluster ID: \S+/);
  const clusterId = /Cluster ID: (\S+)/.exec(await screen(page).innerText())?.[1] ?? '';
  const [idField, brokersField] = [card.getByRole('textbox').nth(0), card.getByRole('textbox').nth(1)];

  await idField.fill(clusterId);
  await brokersField.fill('kafka1, kafka2, kafka3');
  await check(page, '0.1');
  await expect(card).toContainText('kafka1, kafka2, kafka3');
  await expect(card).toContainText('Not passed');

  await brokersField.fill('1, 2');
  await check(page, '0.1');
  await expect(card).toContainText('You left out 3.');
  await expect(card).toContainText('Not passed');

  await brokersField.fill('1, 2, 3');
  await check(page, '0.1');
  await expect(card).toContainText('Passed', { timeout: 30_000 });
  await expect(card).toContainText(clusterId);

  await page.reload();
  await expect(exercise(page, '0.1')).toContainText('passed');
});

test('a topic made wrong, explained, and made right', async ({ page, lab }) => {
  await enter(page, lab, lessons.topic);
  const card = exercise(page, '1.1');
  const topic = await drawnName(page, '1.1', 'orders');
  const create = `kafka-topics --bootstrap-server kafka1:${9092 + lab.ports.base} --create --topic ${topic}`;
  await openConsole(page);

  await check(page, '1.1');
  await expect(card).toContainText('Not passed');
  await typeLine(page, `${create} --partitions 1 --replication-factor 3`, `Created topic ${topic}.`);
  await check(page, '1.1');
  await expect(card).toContainText(`${topic} has one`);

  await card.getByRole('button', { name: /^(Run|Insert): kafka-topics/ }).click();
  await expect(screen(page)).toContainText('PartitionCount: 1', { timeout: 60_000 });

  const servers = `--bootstrap-server kafka1:${9092 + lab.ports.base}`;
  await typeLine(
    page,
    `kafka-topics ${servers} --alter --topic ${topic} --partitions 3; echo al""tered`,
    'altered',
  );
  await check(page, '1.1');
  await expect(card).toContainText('Passed', { timeout: 30_000 });
});

test('hints open one at a time, the solution is offered and marked', async ({ page, lab }) => {
  await enter(page, lab, lessons.topic);
  const card = exercise(page, '1.2');
  await check(page, '1.2');
  await expect(card).toContainText('Not passed');
  const hints = card.getByRole('list', { name: 'Hints for exercise 1.2' });
  await card.getByRole('button', { name: /hint/i }).click();
  await expect(hints.getByRole('listitem')).toHaveCount(1);
  await card.getByRole('button', { name: /solution/i }).click();
  await expect(card).toContainText('kafka-console-producer');
});

test('no part of the terminal is loaded before the console is opened', async ({ page, lab }) => {
  const withTerminal: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js')) return;
    const text = await response.text().catch(() => '');
    if (text.includes('xterm-helper-textarea')) withTerminal.push(response.url());
  });
  await enter(page, lab, lessons.topic);
  await expect(exercise(page, '1.1')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(withTerminal).toEqual([]);
  await openConsole(page);
  await expect.poll(() => withTerminal.length).toBeGreaterThan(0);
});
