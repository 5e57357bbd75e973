import { describe, expect, it } from 'vitest';
import { oldImages } from './images-old.ts';

const now = 1_800_000_000_000;
const hour = 3600;
const image = (Id: string, stage: string, hoursOld: number, ...RepoTags: string[]) => ({
  Id,
  RepoTags,
  Labels: { 'io.github.kafka-railyard.stage': stage },
  Created: now / 1000 - hoursOld * hour,
});

describe('what a new build makes superfluous', () => {
  it('is our tags with another hash, and no other name', () => {
    const images = [
      image('a', 'node', 2, 'kafka-railyard/node:aaaaaaaaaaaa'),
      image('b', 'node', 3, 'kafka-railyard/node:bbbbbbbbbbbb', 'mine:1'),
      image('c', 'workbench', 3, 'kafka-railyard/workbench:bbbbbbbbbbbb'),
      image('d', 'node', 9, 'kafka-railyard/node:3.9.2'),
      image('e', 'node', 9, 'someone/node:cccccccccccc'),
    ];
    expect(oldImages(images, 'aaaaaaaaaaaa', now)).toEqual([
      'kafka-railyard/node:bbbbbbbbbbbb',
      'kafka-railyard/workbench:bbbbbbbbbbbb',
    ]);
  });

  it('is each nameless stage but the newest, however Docker lists the nameless', () => {
    const images = [
      image('old', 'jars', 5, '<none>:<none>'),
      image('new', 'jars', 4, '<none>:<none>'),
      image('older', 'jars', 6),
      image('only', 'training', 99),
    ];
    expect(oldImages(images, 'aaaaaaaaaaaa', now)).toEqual(['old', 'older']);
  });

  it('is nothing that is younger than an hour', () => {
    const images = [
      image('a', 'node', 0.5, 'kafka-railyard/node:bbbbbbbbbbbb'),
      image('b', 'jars', 0.1),
      image('c', 'jars', 0.2),
    ];
    expect(oldImages(images, 'aaaaaaaaaaaa', now)).toEqual([]);
  });
});
