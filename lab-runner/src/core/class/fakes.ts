// A seat whose disk, cluster and consoles live in memory, and a runner that can be killed at any moment, for tests.
import { RailyardError } from '../../../protocol/index.ts';
import type { ClassAct, SeatRecords } from '../../ports/class-records.ts';
import type { AttemptRecord, VerdictRecord } from '../../ports/progress-store.ts';
import { createClasses } from './class.ts';

export function attemptOf(exercise: string, change: Partial<AttemptRecord> = {}): AttemptRecord {
  const drawn = { exercise, number: 1, startedAt: 5, values: { topic: 'orders-7k2' } };
  return { ...drawn, hintsOpened: 0, solutionSeen: false, prediction: null, predictedAt: null, ...change };
}

export function verdictOf(
  exercise: string,
  outcome: 'passed' | 'failed',
  change: Partial<VerdictRecord> = {},
): VerdictRecord {
  const verdict =
    outcome === 'passed'
      ? ({ outcome, seen: 'Three.', why: 'It matters.' } as const)
      : ({ outcome, reason: 'wrong-count', expected: 'a', observed: 'b', hint: 'c' } as const);
  return { sequence: 1, exercise, attempt: 1, epoch: 1, at: 7_000, elapsedMs: 9, verdict, ...change };
}

/** Thrown where the process dies: nothing after it happens. */
export class Killed extends Error {}

/** What outlives a runner. `killAt` names the act at which the next runner dies; `acts` are those carried out. */
export function createFakeWorld() {
  const none: SeatRecords = { attempts: [], verdicts: [] };
  const world = {
    journal: undefined as ClassAct | undefined,
    records: none,
    files: new Map<string, string>(),
    home: ['notes.txt'],
    epoch: 1,
    dirty: true,
    differences: [] as string[],
    acts: [] as string[],
    killAt: undefined as string | undefined,
    refuse: undefined as string | undefined,
    now: Date.UTC(2026, 10, 21, 15, 34, 7),
  };
  let dead = false;
  /** Before and after every change of the world, a runner can die, and a disk can refuse. */
  function changing(name: string, change: () => void): void {
    const alive = (moment: string) => {
      if (world.killAt === moment) dead = true;
      if (dead) throw new Killed(moment);
    };
    alive(`before ${name}`);
    if (world.refuse === name)
      throw new RailyardError('DIR_NOT_WRITABLE', { dir: 'classes', detail: 'it is full' });
    change();
    world.acts.push(name);
    alive(`after ${name}`);
  }

  return {
    world,
    /** A new runner on the same world. */
    runner() {
      dead = false;
      world.killAt = undefined;
      return createClasses({
        journal: {
          read: () => world.journal,
          write: (act) =>
            changing(`journal ${act.left.join()}`, () => {
              world.journal = structuredClone(act);
            }),
        },
        results: {
          folder: '/lab/classes',
          write: (file, text) =>
            changing(`write ${file.replace(/.*\./, '')}`, () => world.files.set(file, text)),
          list: () => [...world.files.keys()].sort().reverse(),
          read: (file) => world.files.get(file) ?? '',
        },
        progress: {
          records: () => world.records,
          restore: (records) => changing('restore', () => void (world.records = records)),
        },
        course: [
          { lab: '01-fake', exercise: '1.1', title: 'Make it' },
          { lab: '01-fake', exercise: '1.2', title: 'Break it' },
        ],
        quiet: async () => changing('quiet', () => undefined),
        clearProgress: () => changing('progress', () => void (world.records = none)),
        progressRestored: async () => changing('reread', () => undefined),
        clearHome: async () => changing('home', () => void (world.home = [])),
        async resetCluster() {
          changing('cluster', () => {
            world.epoch += 1;
            world.dirty = false;
          });
          const { epoch, differences } = world;
          return { epoch, clean: differences.length === 0, differences };
        },
        log: { warn: () => undefined },
        clock: () => (world.now += 1_000),
        newId: () => `id-${world.now}`,
      });
    },
  };
}
