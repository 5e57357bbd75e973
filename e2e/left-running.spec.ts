// A consumer left running when the next lesson is opened: said with its program, stopped or left alone, on the page and by yard.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { type Lab, test } from './lab.ts';
import { enter, lessons, openConsole, typeLine } from './page.ts';

const topic = 'left-behind';

test.beforeEach(async ({ page, lab }) => {
  await enter(page, lab, lessons.bench);
  await openConsole(page);
  await createTopic(page, lab);
});

test('one whose program is known is stopped alone; nobody is asked about it afterwards', async ({
  page,
  lab,
}) => {
  await typeLine(page, 'sleep 3000 &', /\[1\] \d+/);
  await typeLine(page, `${reader(lab)} --group night-shift > /dev/null &`, /\[2\] \d+/);
  await hasMembers(lab, 'night-shift');
  await expect(left(page)).toHaveCount(0);

  await openLesson(page, /Topic, produce, consume/);
  await expect(left(page)).toContainText(
    'Group night-shift has 1 member that was there before you opened this lesson.',
  );
  await expect(left(page)).toContainText(
    /kafka-console-consumer .*--group night-shift Console 1, since \d\d:\d\d \(\d+ (s|min)\)/,
  );
  await expect(left(page)).not.toContainText('sleep 3000');
  await expect(page.getByRole('status').filter({ hasText: 'Group night-shift has 1 member' })).toHaveCount(1);
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(page, theme);
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await left(page).evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width, height });

  await left(page).getByRole('button', { name: 'Stop it' }).focus();
  await page.keyboard.press('Enter');
  await expect(left(page)).toContainText(/Group night-shift has no members any more, \d+\.\d s after/);
  expect(lab.yard('groups')).toBe('No consumer group has members.\n');
  // The keyboard's place is kept: the next stop is the button.
  await page.keyboard.press('Tab');
  await expect(left(page).getByRole('button', { name: 'Understood' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(left(page)).toHaveCount(0);
  await typeLine(page, 'jobs; echo "$((40 + 2)) jobs"', /Running\s+sleep 3000.*42 jobs/s);
  await typeLine(page, 'kill %1; wait; echo "$((40 + 2)) waited"', '42 waited');

  await openLesson(page, /Brokers and the controller/);
  await expect(left(page)).toHaveCount(0);
});

test('one that cannot be told from the rest is left alone, until it is gone and comes back', async ({
  page,
  lab,
}) => {
  await typeLine(
    page,
    'kept=$((40 + 2)); echo group.id=unnamed > unnamed.properties; echo "wrote $kept"',
    'wrote 42',
  );
  const start = `${reader(lab)} --consumer.config unnamed.properties > /dev/null &`;
  await typeLine(page, start, /\[1\] \d+/);
  await hasMembers(lab, 'unnamed');

  await openLesson(page, /Topic, produce, consume/);
  await expect(left(page)).toContainText('Which program in the consoles it is cannot be told.');
  await expect(left(page)).toContainText('kafka-console-consumer');
  for (const theme of ['light', 'dark'] as const) await expectNoTrouble(page, theme);
  await left(page).getByRole('button', { name: 'Leave it alone' }).click();
  await expect(left(page)).toHaveCount(0);
  await openLesson(page, /Brokers and the controller/);
  await expect(left(page)).toHaveCount(0);
  const looked = look(page);
  await page.reload();
  await looked;
  await expect(left(page)).toHaveCount(0);

  await openConsole(page);
  await typeLine(page, 'kill %1; wait; echo "ended $kept"', 'ended 42');
  await expect.poll(() => lab.yard('groups'), { timeout: 60_000 }).toContain('No consumer group');
  await typeLine(page, start, /\[1\] \d+/);
  await hasMembers(lab, 'unnamed');
  await openLesson(page, /Topic, produce, consume/);
  await left(page).getByRole('button', { name: 'End everything that runs in the consoles' }).click();
  await expect(left(page)).toContainText('Group unnamed has no members any more', { timeout: 60_000 });
  await typeLine(page, 'echo "still $kept, $(jobs -r | wc -l) jobs"', /still 42, 0 jobs/);
});

test('yard does the same in the console, and spares itself', async ({ page, lab }) => {
  await typeLine(page, `consumer --topic ${topic} --group=by-yard > /dev/null &`, /\[1\] \d+/);
  await hasMembers(lab, 'by-yard');
  await typeLine(
    page,
    'clear; yard groups',
    /by-yard\s+1 member\s+consumer --topic left-behind --group=by-yard/,
  );
  await typeLine(
    page,
    'clear; yard groups stop by-yard --everything',
    /no members any more, \d+\.\d s after/,
  );
  await typeLine(
    page,
    'clear; yard groups stop by-yard; echo "status $?"',
    /Group by-yard has no members\.[^]*status 1/,
  );
});

test('one that is no program of the consoles is looked at again until its time-out is over', async ({
  page,
  lab,
}) => {
  const patient = '--consumer-property session.timeout.ms=20000';
  await typeLine(page, `${reader(lab)} --group murdered ${patient} > /dev/null &`, /\[1\] \d+/);
  await hasMembers(lab, 'murdered');
  await typeLine(page, 'kill -9 %1; wait; echo "killed $((40 + 2))"', 'killed 42');

  await openLesson(page, /Topic, produce, consume/);
  await expect(left(page)).toContainText(
    'Nothing runs in the lab’s consoles: it runs in a terminal of your own',
  );
  await left(page).getByRole('button', { name: 'Look again' }).click();
  await expect(left(page)).toContainText(/Still there at \d\d:\d\d:\d\d/);
  await typeLine(page, 'clear; yard groups stop murdered; echo "status $?"', /End the program[^]*status 1/);
  await expect
    .poll(async () => {
      const again = left(page).getByRole('button', { name: 'Look again' });
      if (await again.isVisible()) await again.click();
      return left(page).innerText();
    })
    .toContain('Group murdered has no members any more.');
});

function left(page: Page): Locator {
  return page.getByRole('region', { name: 'Left running' });
}

function look(page: Page): Promise<unknown> {
  return page.waitForResponse(
    (answer) => answer.url().endsWith('/api/cluster/groups/running') && answer.ok(),
  );
}

/** As a learner goes on: by the link, so that console and shell stay; the page's look has been answered. */
async function openLesson(page: Page, name: RegExp): Promise<void> {
  const looked = look(page);
  await page.getByRole('link', { name }).first().click();
  await looked;
}

async function createTopic(page: Page, lab: Lab): Promise<void> {
  const create = `kafka-topics --bootstrap-server ${serverOf(lab)} --create --if-not-exists --topic ${topic}`;
  await typeLine(page, `${create} --partitions 2 --replication-factor 3; echo "made $((40 + 2))"`, 'made 42');
}

const serverOf = (lab: Lab): string => `kafka1:${9092 + lab.ports.base}`;
const reader = (lab: Lab): string =>
  `kafka-console-consumer --bootstrap-server ${serverOf(lab)} --topic ${topic}`;

async function hasMembers(lab: Lab, group: string): Promise<void> {
  await expect
    .poll(() => lab.yard('groups'), { timeout: 60_000 })
    .toMatch(new RegExp(`^${group} +1 member`, 'm'));
}

/** What axe finds in the offer, in one theme. */
async function expectNoTrouble(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  const { violations } = await new AxeBuilder({ page })
    .include('[aria-label="Left running"]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual([]);
}
