// Lab 9, How many partitions: two exercises: the number that a measured pace asks for, and what partitions cost.
import { defineLab } from '../kit/index.ts';

export const howManyPartitions = defineLab({
  id: '09-how-many-partitions',
  number: 9,
  exercises: {
    '9.1': {
      core: true,
      kinds: ['kafka', 'zookeeper', 'history', 'answer'],
      follows: 'groups',
      values: {
        trial: { draw: 'suffix', prefix: 'trial-' },
        topic: { draw: 'suffix', prefix: 'harbour-' },
        group: { draw: 'suffix', prefix: 'cranes-' },
        // Milliseconds for a crate, of who loads and of who unloads. One of them is the bottleneck.
        pace: { draw: 'oneOf', among: ['40:100', '100:40', '60:150', '150:60'] },
        // Crates a minute: with each pace the right number and those of the usual slips differ, also on a busy machine.
        target: { draw: 'oneOf', among: ['3300', '3400'] },
      },
      answers: { produced: { kind: 'number' }, consumed: { kind: 'number' } },
      reasons: [
        'no-trial',
        'trial-not-one',
        'not-loaded',
        'not-unloaded',
        'set-by-hand',
        'no-answer',
        'per-second',
        'swapped',
        'produced-wrong',
        'consumed-wrong',
        'absent',
        'rounded-down',
        'smaller-of-two',
        'added-rates',
        'wrong-count',
      ],
      waits: ['unseen'],
      deadlineMs: 20_000,
      starters: { 'load.ts': 'load.ts', 'unload.ts': 'unload.ts' },
    },
    '9.2': {
      core: false,
      kinds: ['zookeeper', 'files', 'answer'],
      values: {
        topic: { draw: 'suffix', prefix: 'branches-' },
        partitions: { draw: 'oneOf', among: ['12', '18', '24'] },
        broker: { draw: 'oneOf', among: ['kafka1', 'kafka2', 'kafka3'] },
      },
      answers: { replicas: { kind: 'number' }, files: { kind: 'number' }, leaderless: { kind: 'number' } },
      reasons: [
        'absent',
        'wrong-partitions',
        'wrong-copies',
        'broker-without',
        'no-answer',
        'counted-partitions',
        'counted-cluster',
        'wrong-replicas',
        'counted-logs',
        'counted-everything',
        'wrong-files',
        'all-it-holds',
        'the-whole-topic',
        'wrong-leaderless',
      ],
      waits: ['on-its-way'],
      deadlineMs: 20_000,
    },
  },
});
