// The log microscope: what is typed into a producer lies in wagons, batches and records, also a file that was cut by hand.
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoOverhang, expectNoTrouble } from './accessible.ts';
import { truncateLogFile } from './disk.ts';
import { type Lab, test } from './lab.ts';
import { enter, lessons, openConsole, openWindow, serverOf, typeLine } from './page.ts';

/** Two records of the lengths typed here fit, each in a batch of its own; the third begins a new file. */
const small = '--config segment.bytes=200';
const alone = '--batch-size 1';

test('what is typed is in a segment, and the next segments come and go before the reader’s eyes', async ({
  page,
  lab,
}) => {
  const topic = 'seen-on-the-disk';
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await make(page, lab, topic, `--replication-factor 3 ${small}`);
  await typeLine(page, `kafka-console-producer ${server(lab)} --topic ${topic} ${alone}`, '>');
  const watching = await openWindow(page, lab, lessons.bench, 'Log');
  const { log, wagons, pane, batch, records } = parts(watching);
  await log.getByRole('combobox', { name: 'Topic', exact: true }).selectOption(topic);
  await expect(log.getByRole('combobox', { name: 'Copy on' })).toContainText(/kafka[123], leads/);
  await expect(wagons).toHaveCount(1);
  await expect(pane(0)).toContainText('Nothing is written in it yet.');

  await typeLine(page, 'coal for the north', 'coal');
  await batch(0).click();
  await expect(records(0)).toContainText('coal for the north');
  await expect(records(0)).toContainText('no key');
  await expect(pane(0)).toContainText(/at byte 0, leader epoch 0.*CRC \d+ fits/);

  const rolled = heard(watching, 'Rolled: 2 is the active segment now.');
  await typeLine(page, 'timber from the hills', 'timber');
  await expect(batch(1)).toBeVisible();
  await typeLine(page, 'ore for the furnace', 'ore');
  await rolled;
  await expect(wagons).toHaveCount(2);
  await expect(wagons.first()).toHaveAccessibleName(/^Segment from offset 0, \d+ B, closed$/);
  await expect(wagons.last()).toHaveAccessibleName(/^Segment from offset 2, \d+ B, active$/);
  // Nobody has picked a segment, so the one that is written to is followed.
  await batch(2).click();
  await expect(records(2)).toContainText('ore for the furnace');

  await wagons.last().focus();
  await watching.keyboard.press('ArrowLeft');
  await expect(wagons.first()).toBeFocused();
  await expect(wagons.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(pane(0)).toBeVisible();
  await tabTo(watching, batch(1));
  await watching.keyboard.press('Enter');
  await expect(records(1)).toContainText('timber from the hills');

  await log.getByText('The folder as a table').click();
  const twin = log.getByRole('table', { name: new RegExp(`^${topic}-0 on kafka[123]$`) });
  await expect(twin.getByRole('row', { name: file(0) })).toContainText('closed');
  await expect(twin.getByRole('row', { name: file(2) })).toContainText('active');
  await expect(twin.getByRole('row', { name: 'leader-epoch-checkpoint' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(watching, theme);
  await expectNoOverhang(log);

  const away = heard(watching, 'Segment 0 has gone from the disk.');
  await page.keyboard.press('Control+d');
  const limit = '--add-config retention.bytes=50';
  const altered = `Completed updating config for topic ${topic}.`;
  await typeLine(
    page,
    `kafka-configs ${server(lab)} --alter --entity-type topics --entity-name ${topic} ${limit}`,
    altered,
  );
  await away;
  await expect(twin.getByRole('row', { name: file(0) })).toHaveCount(0);
  await expect(twin.getByRole('row', { name: file(2) })).toContainText('active');
});

test('a file that was cut by hand: what can be read is shown, and where the damage begins', async ({
  page,
  lab,
}) => {
  const topic = 'cut-by-hand';
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await make(page, lab, topic, `--replica-assignment 1 ${small}`);
  const lines = String.raw`'first wagon\nsecond wagon\nthird wagon\n'`;
  const produce = `kafka-console-producer ${server(lab)} --topic ${topic} ${alone}`;
  await typeLine(page, `printf ${lines} | ${produce}; echo lo""aded`, 'loaded');
  await page.getByRole('tab', { name: 'Log' }).click();
  const { log, wagons, pane, batch, records } = parts(page);
  await log.getByRole('combobox', { name: 'Topic', exact: true }).selectOption(topic);
  await expect(wagons).toHaveCount(2);
  await wagons.first().click();
  await batch(1).click();
  await expect(records(1)).toContainText('second wagon');
  await expect(log).not.toContainText('Damaged');
  const at = Number(/at byte (\d+)/.exec(await pane(0).innerText())?.[1]);
  expect(at).toBeGreaterThan(60);

  // Four bytes of the second batch's 12 that come before anything in it can be read.
  const smaller = heard(page, 'Segment 0 has become smaller: compacted, or cut off.');
  truncateLogFile(lab, 'kafka1', `${topic}-0/${file(0)}`, at + 4);
  await expect(log.getByRole('note')).toHaveText(
    `Damaged from byte ${at} on: the file ends 4 bytes into the head of a batch.`,
  );
  await smaller;
  await expect(batch(1)).toHaveCount(0);
  await batch(0).click();
  await expect(records(0)).toContainText('first wagon');
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(page, theme);
  await expectNoOverhang(log);
  // The one beside it is whole.
  await wagons.last().click();
  await batch(2).click();
  await expect(records(2)).toContainText('third wagon');
  await expect(log.getByRole('note')).toHaveCount(0);

  // A broker that starts on such a file mends it in its own way; no other spec shall meet it.
  await page
    .getByRole('tab', { name: /^Console/ })
    .first()
    .click();
  const removed = `kafka-topics ${server(lab)} --delete --topic ${topic}; echo dele""ted`;
  await typeLine(page, removed, 'deleted');
});

function parts(page: Page) {
  const log = page.locator('#panel-log');
  const pane = (base: number): Locator => log.getByRole('region', { name: `Segment ${file(base)}` });
  return {
    log,
    pane,
    wagons: log.getByRole('toolbar', { name: 'Segments, oldest first' }).getByRole('button'),
    /** The head of the batch that begins with this offset. */
    batch: (offset: number): Locator => log.getByRole('button', { name: new RegExp(`^${offset} 1 record,`) }),
    /** The row of one record. */
    records: (offset: number): Locator =>
      log.getByRole('group', { name: 'Records' }).getByRole('row', { name: new RegExp(`^${offset} `) }),
  };
}

const file = (base: number): string => `${String(base).padStart(20, '0')}.log`;
const server = (lab: Lab): string => `--bootstrap-server ${serverOf(lab)}`;

async function make(page: Page, lab: Lab, topic: string, how: string): Promise<void> {
  await typeLine(
    page,
    `kafka-topics ${server(lab)} --create --topic ${topic} ${how}`,
    `Created topic ${topic}.`,
  );
}

/** Resolves when this is said to people who listen. It stands for a second only, so the page itself has to look. */
async function heard(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (said) =>
      Array.from(document.querySelectorAll('#panel-log [aria-live]')).some(({ textContent }) =>
        textContent?.includes(said),
      ),
    words,
    { timeout: 60_000 },
  );
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error('Tab never reached it.');
}
