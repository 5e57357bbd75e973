// Changing the class: whole, killed anywhere, refused by the disk, asked for twice, and taken back.
import { beforeEach, describe, expect, it } from 'vitest';
import { attemptOf, createFakeWorld, verdictOf } from './fakes.ts';

let fake: ReturnType<typeof createFakeWorld>;
const done = {
  attempts: [attemptOf('1.1'), attemptOf('1.2', { hintsOpened: 2 })],
  verdicts: [verdictOf('1.1', 'failed'), verdictOf('1.1', 'passed', { sequence: 2, at: 9_000 })],
};
beforeEach(() => {
  fake = createFakeWorld();
  fake.world.records = done;
});

const request = { name: ' Tuesday group ', learners: 'Ada, Ben' };

/** Begins and waits for the end, as far as this runner lives. */
async function change(classes: ReturnType<typeof fake.runner>): Promise<void> {
  await classes.next(request).catch(() => undefined);
  await classes.settled();
}

describe('the whole act', () => {
  it('writes the results, clears progress and home, resets the cluster, and proves it', async () => {
    const classes = fake.runner();
    await change(classes);
    const { world } = fake;
    expect(world.records).toEqual({ attempts: [], verdicts: [] });
    expect(world.home).toEqual([]);
    expect(world.dirty).toBe(false);
    expect([...world.files.keys()].map((file) => file.replace(/^[^-]+-\d+-\d+T[\d-]+-/, ''))).toEqual([
      'tuesday-group.csv',
      'tuesday-group.json',
    ]);
    const json = [...world.files.values()][1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ class: 'Tuesday group', learners: 'Ada, Ben', ...done });
    expect(classes.state()).toMatchObject({
      act: null,
      touched: false,
      last: { name: 'Tuesday group', proof: { epoch: 2, clean: true, differences: [] } },
      undo: { possible: true, whose: 'Tuesday group' },
    });
    expect(classes.state().last?.files).toHaveLength(2);
  });

  it('says what a cluster that is not clean differs in', async () => {
    fake.world.differences = ['topics: one more'];
    const classes = fake.runner();
    await change(classes);
    expect(classes.state().last?.proof).toMatchObject({ clean: false, differences: ['topics: one more'] });
  });

  it('lets nothing be recorded while it is under way, and everything before and after', async () => {
    const classes = fake.runner();
    classes.requireOpen();
    expect(classes.current()).toBe('');
    const begun = classes.next(request);
    expect(() => classes.requireOpen()).toThrow('The class is being changed');
    await begun;
    expect(classes.current()).toBeUndefined();
    await classes.settled();
    classes.requireOpen();
    expect(classes.current()).toMatch(/^id-/);
  });

  it('is told when the lab is open again, and by then names the class that ended', async () => {
    const classes = fake.runner();
    const heard: (string | undefined)[] = [];
    classes.onChange((changed) => {
      if (!changed) return;
      classes.requireOpen();
      heard.push(classes.current());
    });
    await change(classes);
    expect(heard).toEqual([expect.stringMatching(/^id-/)]);
  });

  it('asked for twenty times at once happens once', async () => {
    const classes = fake.runner();
    await Promise.all(Array.from({ length: 20 }, () => classes.next(request)));
    await classes.settled();
    expect(fake.world.files.size).toBe(2);
    expect(fake.world.epoch).toBe(2);
  });

  it('after nothing was done resets again, but writes no file and keeps the way back', async () => {
    const classes = fake.runner();
    await change(classes);
    fake.world.records = { attempts: [attemptOf('1.1')], verdicts: [] };
    fake.world.dirty = true;
    await change(classes);
    expect(fake.world.files.size).toBe(2);
    expect(fake.world.dirty).toBe(false);
    expect(classes.state()).toMatchObject({ last: { files: [] }, undo: { possible: true } });
    await classes.undo();
    expect(fake.world.records).toEqual(done);
  });
});

/** Every moment at which the world changes in one whole act. */
async function moments(): Promise<string[]> {
  const whole = createFakeWorld();
  whole.world.records = done;
  const classes = whole.runner();
  await classes.next(request);
  await classes.settled();
  return whole.world.acts.flatMap((act) => [`before ${act}`, `after ${act}`]);
}

describe('a runner killed', () => {
  it('at any moment goes on to the same end: nothing lost, nothing written twice', async () => {
    const all = await moments();
    expect(all.length).toBeGreaterThanOrEqual(20);
    for (const moment of all) {
      fake = createFakeWorld();
      fake.world.records = done;
      const first = fake.runner();
      fake.world.killAt = moment;
      await change(first);
      const second = fake.runner();
      await second.resume();
      const begun = fake.world.journal !== undefined;
      // Before the first durable word it never happened: the class is as it was.
      if (!begun) {
        expect([moment, fake.world.records, fake.world.files.size]).toEqual([moment, done, 0]);
        second.requireOpen();
        continue;
      }
      expect([moment, fake.world.records.verdicts, fake.world.home, fake.world.dirty]).toEqual([
        moment,
        [],
        [],
        false,
      ]);
      const { world } = fake;
      expect([moment, world.files.size]).toEqual([moment, 2]);
      expect(JSON.parse([...world.files.values()][1] ?? '')).toMatchObject(done);
      expect([moment, second.state().act, second.state().last?.proof?.clean]).toEqual([moment, null, true]);
      second.requireOpen();
      await second.undo();
      expect([moment, world.records]).toEqual([moment, done]);
    }
  });

  it('politely begins no further stage, and the next one goes on', async () => {
    const first = fake.runner();
    await first.next(request);
    await first.stop();
    await first.settled();
    expect(fake.world.dirty).toBe(true);
    const second = fake.runner();
    await second.resume();
    expect([fake.world.dirty, fake.world.files.size, second.state().act]).toEqual([false, 2, null]);
  });

  it('in the middle of putting back has put everything back', async () => {
    for (const moment of ['after journal ', 'before restore', 'after restore', 'before reread']) {
      fake = createFakeWorld();
      fake.world.records = done;
      const first = fake.runner();
      await change(first);
      fake.world.killAt = moment;
      await expect(first.undo()).rejects.toThrow();
      const second = fake.runner();
      await second.resume();
      expect([moment, fake.world.records]).toEqual([moment, done]);
      await expect(second.undo()).rejects.toMatchObject({ code: 'UNDO_REFUSED' });
    }
  });
});

describe('a stage that fails', () => {
  it('is said, keeps the lab closed, and is gone on with when asked again', async () => {
    const classes = fake.runner();
    fake.world.refuse = 'write json';
    await change(classes);
    expect(classes.state().act).toMatchObject({
      stage: 'results',
      done: 0,
      problem: { what: expect.stringContaining('it is full') },
    });
    expect(fake.world.records).toEqual(done);
    expect(() => classes.requireOpen()).toThrow('it is full');
    fake.world.refuse = undefined;
    await classes.next({ name: 'another name' });
    await classes.settled();
    expect(classes.state()).toMatchObject({ act: null, last: { name: 'Tuesday group' } });
    expect(fake.world.files.size).toBe(2);
  });

  it('before the first durable word leaves the class as it was', async () => {
    const classes = fake.runner();
    fake.world.refuse = 'journal results,progress,home,cluster';
    await expect(classes.next(request)).rejects.toMatchObject({ code: 'DIR_NOT_WRITABLE' });
    classes.requireOpen();
    expect(fake.world.records).toEqual(done);
    expect(classes.state().act).toBeNull();
  });
});

describe('putting back', () => {
  it('brings attempts and verdicts, once, and leaves the results', async () => {
    const classes = fake.runner();
    await change(classes);
    await classes.undo();
    expect(fake.world.records).toEqual(done);
    expect(fake.world.files.size).toBe(2);
    expect(classes.state().undo).toEqual({ possible: false, reason: 'it was put back already' });
  });

  it.each([
    ['a verdict', { attempts: [], verdicts: [verdictOf('1.2', 'failed')] }],
    ['a hint', { attempts: [attemptOf('1.1', { hintsOpened: 1 })], verdicts: [] }],
    ['the solution', { attempts: [attemptOf('1.1', { solutionSeen: true })], verdicts: [] }],
    ['a prediction', { attempts: [attemptOf('1.1', { prediction: 'yes' })], verdicts: [] }],
    ['new values', { attempts: [attemptOf('1.1', { number: 2 })], verdicts: [] }],
  ])('is refused in words after %s of the next class', async (_, records) => {
    const classes = fake.runner();
    await change(classes);
    fake.world.records = records;
    await expect(classes.undo()).rejects.toMatchObject({
      code: 'UNDO_REFUSED',
      message: 'The progress of the last class cannot be put back: somebody has begun since.',
    });
    expect(fake.world.records).toEqual(records);
  });

  it('is not hindered by values a page has only shown', async () => {
    const classes = fake.runner();
    await change(classes);
    fake.world.records = { attempts: [attemptOf('1.1'), attemptOf('1.2')], verdicts: [] };
    expect(classes.state().undo.possible).toBe(true);
  });

  it('is refused before any class has ended', async () => {
    await expect(fake.runner().undo()).rejects.toMatchObject({
      message: expect.stringContaining('no class has ended here yet'),
    });
  });
});
