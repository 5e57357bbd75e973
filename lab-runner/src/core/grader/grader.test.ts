// The grader over ports in memory: verdicts, attempts, deadlines, what a full disk does, what opens when.
import type { Check } from '@railyard/labs/kit';
import { describe, expect, it, vi } from 'vitest';
import { RailyardError, type RunnerEvent } from '../../../protocol/index.ts';
import { createFakeProgress, fails, graderParts, hangs, passes } from './fakes.ts';
import { createGrader } from './grader.ts';

describe('a verdict', () => {
  it('is put into words, filled and moved to the ports in use', async () => {
    const grader = createGrader(graderParts({ '1.1': passes }));
    const { topic } = grader.view('1.1').values;
    const { verdict, saved, epoch, sequence } = await grader.check('1.1', {});
    expect(verdict).toEqual({
      outcome: 'passed',
      seen: `${topic} has 3 partitions.`,
      why: 'Partitions share the work at kafka1:19092.',
      command: 'kafka-topics --bootstrap-server kafka1:19092',
    });
    expect({ saved, epoch, sequence }).toEqual({ saved: true, epoch: 1, sequence: 1 });
    expect(grader.view('1.1')).toMatchObject({
      passed: true,
      tries: 1,
      checking: false,
      last: { sequence: 1 },
    });
  });

  it('says what was answered, and nothing for an empty field', async () => {
    const grader = createGrader(graderParts({ '1.1': fails }));
    const answered = await grader.check('1.1', { count: ' 07 ', ids: '1, 2 3' });
    expect(answered.verdict).toMatchObject({ outcome: 'failed', observed: 'You said 7 and 1, 2, 3.' });
    const empty = await grader.check('1.1', { ids: ' ' });
    expect(empty.verdict).toMatchObject({ observed: 'You said nothing and nothing.' });
  });

  it('refuses answers it cannot use, naming the field as the page does', async () => {
    const grader = createGrader(graderParts({ '1.1': fails }));
    const refused = { code: 'INVALID_FIELD' };
    await expect(grader.check('1.1', { count: 'three' })).rejects.toMatchObject({
      ...refused,
      facts: { field: 'Count', detail: '"three" is not a whole number' },
    });
    await expect(grader.check('1.1', { colour: 'red' })).rejects.toMatchObject({
      ...refused,
      facts: { field: 'colour' },
    });
    await expect(grader.check('9.9', {})).rejects.toMatchObject({ code: 'NO_SUCH_LAB' });
  });

  it('is blocked, never failed, when the cluster is not well', async () => {
    let ready = true;
    const clusterReady = () =>
      ready ? ({ ready } as const) : ({ ready, cause: 'kafka2 is stopped.', remedy: 'Start it.' } as const);
    const check = vi.fn<Check>(async ({ failed }) => {
      ready = false;
      return failed('missing', {});
    });
    const grader = createGrader(graderParts({ '1.1': check }, { clusterReady }));
    const blocked = { outcome: 'blocked', cause: 'kafka2 is stopped.', remedy: 'Start it.' };
    expect((await grader.check('1.1', {})).verdict).toEqual(blocked);
    expect((await grader.check('1.1', {})).verdict).toEqual(blocked);
    expect(check).toHaveBeenCalledTimes(1);
    expect(grader.view('1.1').tries).toBe(0);
  });

  it('is blocked with a sentence when an oracle or the check itself throws', async () => {
    const unreachable: Check = async () => {
      throw new RailyardError('ZOOKEEPER_UNREACHABLE', { detail: 'nobody serves' });
    };
    const grader = createGrader(
      graderParts({
        '1.1': unreachable,
        '1.2': async () => {
          throw new TypeError('x is undefined');
        },
      }),
    );
    expect((await grader.check('1.1', {})).verdict).toMatchObject({
      outcome: 'blocked',
      cause: 'ZooKeeper does not answer: nobody serves.',
    });
    expect((await grader.check('1.2', {})).verdict).toMatchObject({
      outcome: 'blocked',
      cause: 'The check itself failed: x is undefined.',
    });
  });

  it('is blocked when the lab lacks the words', async () => {
    const grader = createGrader(graderParts({ '1.1': async ({ passed }) => passed({}) }));
    const { verdict } = await grader.check('1.1', {});
    expect(verdict).toMatchObject({ outcome: 'blocked', cause: expect.stringContaining('{partitions}') });
  });

  it('says what it waits for when the deadline passes', async () => {
    const waits: Check = async ({ waitFor, passed, notYet }) => {
      const found = await waitFor(async () => undefined);
      return found ? passed({ partitions: 1 }) : notYet('creating', {});
    };
    const grader = createGrader(graderParts({ '1.1': waits }));
    const { topic } = grader.view('1.1').values;
    expect((await grader.check('1.1', {})).verdict).toEqual({
      outcome: 'notYet',
      wait: 'creating',
      waitingFor: `${topic} is being created.`,
    });
  });

  it('is not yet, in its own words, when the check hangs past its deadline', async () => {
    const grader = createGrader(graderParts({ '1.1': hangs }));
    expect((await grader.check('1.1', {})).verdict).toMatchObject({ outcome: 'notYet', wait: 'deadline' });
  }, 10_000);
});

describe('a full disk', () => {
  it('does not take a verdict away: it stands, unsaved', async () => {
    const progress = createFakeProgress();
    const grader = createGrader(graderParts({ '1.1': passes }, { progress }));
    const saved = await grader.check('1.1', {});
    progress.refuse = true;
    const unsaved = await grader.check('1.1', {});
    expect(unsaved.saved).toBe(false);
    expect(unsaved.sequence).toBeGreaterThan(saved.sequence);
    expect(grader.view('1.1')).toMatchObject({ passed: true, tries: 2, last: { saved: false } });
    expect((await grader.newAttempt('1.1')).attempt).toBe(2);
    expect(grader.openHint('1.1').hintsOpened).toBe(1);
    progress.refuse = false;
    const again = await grader.check('1.1', {});
    expect(again.saved).toBe(true);
    expect(again.sequence).toBeGreaterThan(unsaved.sequence);
  });
});

describe('an attempt', () => {
  it('keeps its values until a new one is asked for', async () => {
    const grader = createGrader(graderParts({ '1.1': fails }));
    const first = grader.view('1.1');
    expect(first.values.topic).toMatch(/^orders-[34679acdefghjkmnpqrtwxy]{3}$/);
    await grader.check('1.1', {});
    expect(grader.view('1.1').values).toEqual(first.values);
    const second = await grader.newAttempt('1.1');
    expect(second).toMatchObject({ attempt: 2, tries: 0, last: null, hintsOpened: 0 });
    expect(second.values).not.toEqual(first.values);
  });

  it('ends the check of the attempt before', async () => {
    const grader = createGrader(graderParts({ '1.1': hangs }));
    const asked = grader.check('1.1', {});
    await vi.waitFor(() => expect(grader.view('1.1').checking).toBe(true));
    await grader.newAttempt('1.1');
    expect((await asked).verdict).toMatchObject({
      outcome: 'blocked',
      cause: expect.stringContaining('new attempt'),
    });
  });

  it('puts starters in place before the check, and new ones with new values', async () => {
    const written: unknown[][] = [];
    const starters = {
      read: async (labId: string, name: string) => `${labId}/${name} {topic} kafka1:9092`,
      write: async (...args: unknown[]) => void written.push(args),
    };
    const grader = createGrader(graderParts({ '1.1': passes }, { starters }));
    const { topic } = grader.view('1.2').values;
    await grader.check('1.2', {});
    const text = `01-fake/client.properties ${topic} kafka1:19092`;
    expect(written).toEqual([['client.properties', text, { overwrite: false }]]);
    await grader.newAttempt('1.2');
    expect(written[1]?.[2]).toEqual({ overwrite: true });
  });

  it('is seen with its files where they are written slowly, and without them where they cannot be', async () => {
    const there: string[] = [];
    const slow = async (path: string) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      there.push(path);
    };
    const refused = async () => Promise.reject(new Error('no home'));
    for (const write of [slow, refused]) {
      const starters = { read: async () => 'text', write };
      const grader = createGrader(graderParts({ '1.1': passes }, { starters }));
      expect(await grader.viewWithFiles('1.2')).toEqual(grader.view('1.2'));
    }
    expect(there).toEqual(['client.properties']);
  });

  it('opens hints one at a time, filled', () => {
    const grader = createGrader(graderParts({ '1.1': fails }));
    const { topic } = grader.view('1.1').values;
    expect(grader.openHint('1.1').hints).toEqual([`Name it ${topic}.`]);
    expect(grader.openHint('1.1').hints[1]).toBe('Ask kafka1:19092,kafka2:9093,kafka3:9094.');
    expect(grader.openHint('1.1')).toMatchObject({ hintsOpened: 2, hintsTotal: 2 });
  });

  it('opens the solution after a real try or on insistence, and remembers it', async () => {
    const grader = createGrader(graderParts({ '1.1': fails }));
    const { topic } = grader.view('1.1').values;
    expect(() => grader.openSolution('1.1', { insist: false })).toThrow(
      expect.objectContaining({ code: 'SOLUTION_LOCKED' }),
    );
    expect(grader.view('1.1').solutionSeen).toBe(false);
    await grader.check('1.1', {});
    expect(grader.openSolution('1.1', { insist: false })).toEqual({
      lines: [
        `kafka-topics --bootstrap-server kafka1:19092 --create ${topic}`,
        'yard check 1.1 --answer count=3',
      ],
      explanation: `It creates ${topic}.`,
    });
    expect(grader.view('1.1').solutionSeen).toBe(true);
    grader.openSolution('1.2', { insist: true });
    expect(grader.view('1.2').solutionSeen).toBe(true);
  });
});

describe('news', () => {
  it('tells of a check that begins and ends, of hints, and of cleared progress', async () => {
    const grader = createGrader(graderParts({ '1.1': passes }));
    const events: RunnerEvent[] = [];
    const subscription = grader.onChange((event) => events.push(event));
    await grader.check('1.1', {});
    grader.openHint('1.1');
    grader.clear();
    const seen = events.map((event) => (event.type === 'exercise' ? event.exercise.checking : event.type));
    expect(seen).toEqual([true, false, false, 'progress']);
    subscription.dispose();
    grader.openHint('1.1');
    expect(events).toHaveLength(4);
    expect(grader.view('1.1')).toMatchObject({ passed: false, attempt: 1, last: null });
  });
});
