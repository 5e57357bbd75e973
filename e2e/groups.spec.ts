// The group panel: two members share the partitions, one leaves, lag rises while nobody reads and falls when somebody does.
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoOverhang, expectNoTrouble } from './accessible.ts';
import { type Lab, test } from './lab.ts';
import { enter, lessons, openConsole, openWindow, screen, serverOf, typeLine } from './page.ts';

const topic = 'shared-out';
const group = 'readers';
const read = `consumer --topic ${topic} --group ${group} --latest=false`;
/** Records may have moved the first words off the screen. */
const joined = /In the group|partition \d, offset \d+: /;

test('members come and go: lanes, tokens, generation and lag follow', async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  const create = `kafka-topics --bootstrap-server ${serverOf(lab)} --create --topic ${topic}`;
  await typeLine(page, `${create} --partitions 4 --replication-factor 3`, `Created topic ${topic}.`);
  await produce(page, lab, 'first');
  await typeLine(page, read, joined);
  const watching = await openWindow(page, lab, lessons.bench, 'Cluster');
  const { panel, article, lanes, tokens, generation } = parts(watching);

  await expect(article).toContainText('Stable');
  await expect(article).toContainText('1 member');
  await expect(lanes).toHaveCount(1);
  await expect(tokens).toHaveCount(4);
  await expect(article).toContainText('lag 0');
  const alone = await generation();

  // One that does not answer keeps the group waiting, so that the change-over can be looked at.
  await page.getByRole('button', { name: 'New console' }).click();
  await expect(screen(page)).toContainText('$');
  await consoleTab(page, 0).click();
  await press(page, 'Control+z', 'Stopped');
  await consoleTab(page, 1).click();
  await typeLine(page, read, 'Joining group');
  await expect(article).toContainText('PreparingRebalance');
  await expect(article).toContainText(/Rebalance\s*\d+ s/);
  await expect(article).toContainText('The coordinator waits for the members to join again.');
  await expect(tokens.filter({ hasText: 'paused' })).toHaveCount(4);
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(watching, theme);
  await consoleTab(page, 0).click();
  await typeLine(page, 'fg', joined);

  await expect(article).toContainText('2 members');
  await expect(article).toContainText('Stable');
  await expect(lanes).toHaveCount(2);
  for (const each of [0, 1]) await expect(tokensOf(lanes.nth(each))).toHaveCount(2);
  await expect(tokens.filter({ hasText: 'came from consumer-' })).toHaveCount(2);
  const together = await generation();
  expect(together).toBeGreaterThan(alone);

  await panel.getByText('The groups in words').click();
  const groups = panel.getByRole('table', { name: 'Groups', exact: true });
  const inWords = groups.getByRole('row', { name: group });
  const partitions = panel.getByRole('table', { name: 'Partitions of the groups', exact: true });
  await expect(inWords).toContainText(/Stable.*consumer-.*, consumer-/);
  const rows = partitions.getByRole('row', { name: topic });
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'came from consumer-' })).toHaveCount(2);
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(watching, theme);
  await expectNoOverhang(panel);

  await consoleTab(page, 1).click();
  await leave(page);
  await expect(article).toContainText('1 member');
  await expect(lanes).toHaveCount(1);
  await expect(tokens).toHaveCount(4);
  await expect(tokens.filter({ hasText: 'came from consumer-' })).toHaveCount(2);
  expect(await generation()).toBeGreaterThan(together);

  await consoleTab(page, 0).click();
  await leave(page);
  await expect(article).toContainText('No members. Its committed offsets wait for the next one.');
  await expect(tokens.filter({ hasText: 'nobody reads it' })).toHaveCount(4);
  await expect(article).toContainText('lag 0');
  await produce(page, lab, 'second');
  await expect(article).toContainText('lag 40');
  await expect(rows.filter({ hasText: 'nobody' })).toHaveCount(4);
  await expect(inWords).toContainText('Empty');
  await expect(inWords.getByRole('cell').last()).toHaveText('40');

  await typeLine(page, read, joined);
  await expect(article).toContainText('lag 0');
  await expect(article).toContainText('highest of 5 min: 40');
  await expect(inWords).toContainText('Stable');
  await expect(inWords.getByRole('cell').last()).toHaveText('0');
  await leave(page);
});

function parts(page: Page) {
  const panel = page.locator('#panel-cluster');
  const article = panel.getByRole('article', { name: `Group ${group}` });
  const lanes = article.locator(':scope > ul > li');
  return {
    panel,
    article,
    lanes,
    tokens: tokensOf(lanes),
    generation: async () => Number(/generation\s*(\d+)/.exec(await article.innerText())?.[1]),
  };
}

function tokensOf(lane: Locator): Locator {
  return lane.getByRole('listitem');
}

function consoleTab(page: Page, index: number): Locator {
  return page.getByRole('tab', { name: /^Console/ }).nth(index);
}

async function leave(page: Page): Promise<void> {
  await press(page, 'Control+c', `left group ${group}.`);
}

async function press(page: Page, key: string, expected: string): Promise<void> {
  await page.locator('#dock [role="tabpanel"]:not([hidden]) .xterm-helper-textarea').focus();
  await page.keyboard.press(key);
  await expect(screen(page)).toContainText(expected);
}

/** Ten records for each of the four partitions, all but evenly: a key decides. */
async function produce(page: Page, lab: Lab, word: string): Promise<void> {
  const keyed = '--property parse.key=true --property key.separator=:';
  const producer = `kafka-console-producer --bootstrap-server ${serverOf(lab)} --topic ${topic} ${keyed}`;
  await typeLine(page, `seq 40 | sed 's/.*/&:${word} &/' | ${producer}; echo ${word}"" load`, `${word} load`);
}
