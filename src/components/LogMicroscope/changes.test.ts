// Rolling, deletion and compaction as they are told from two looks at a folder.
import type { ReplicaLogView, Segment } from '@railyard/lab-runner/protocol';
import { expect, it } from 'vitest';
import { changesBetween } from './changes.ts';

const segment = (base: string, over: Partial<Segment> = {}): Segment => ({
  ...{ base, stage: 'live', active: false, bytes: 100, changedAt: 0, companions: [] },
  ...over,
  file: `${base}.log${over.stage === undefined || over.stage === 'live' ? '' : `.${over.stage}`}`,
});
const folder = (...segments: Segment[]): ReplicaLogView => ({
  ...{ topic: 'orders', partition: 0, broker: 'kafka1', folder: 'orders-0', stage: 'live', others: [] },
  segments,
});

it('says nothing of a segment that grows', () => {
  const now = folder(segment('0', { active: true, bytes: 200 }));
  expect(changesBetween(folder(segment('0', { active: true })), now)).toEqual({ gone: [], news: '' });
});

it('tells a roll', () => {
  const now = folder(segment('0'), segment('9', { active: true }));
  expect(changesBetween(folder(segment('0', { active: true })), now).news).toBe(
    'Rolled: 9 is the active segment now.',
  );
});

it('tells a deletion in its two steps, and keeps what has gone', () => {
  const before = folder(segment('0'), segment('9', { active: true }));
  const going = folder(segment('0', { stage: 'deleted' }), segment('9', { active: true }));
  expect(changesBetween(before, going)).toEqual({ gone: [], news: 'Segment 0 is taken away.' });
  const after = folder(segment('9', { active: true }));
  expect(changesBetween(going, after)).toMatchObject({
    gone: [{ base: '0' }],
    news: 'Segment 0 has gone from the disk.',
  });
  // Both steps between two looks.
  expect(changesBetween(before, after)).toMatchObject({
    gone: [{ base: '0' }],
    news: 'Segment 0 has gone from the disk.',
  });
});

it('tells a compaction', () => {
  const before = folder(segment('0'), segment('9', { active: true }));
  const now = folder(
    segment('0', { stage: 'deleted' }),
    segment('0', { bytes: 40 }),
    segment('9', { active: true }),
  );
  expect(changesBetween(before, now).news).toBe('Segment 0 is taken away. Segment 0 was compacted.');
});

it('does not call it a compaction when a file is merely shorter', () => {
  const before = folder(segment('0'), segment('9', { active: true }));
  const now = folder(segment('0', { bytes: 40 }), segment('9', { active: true }));
  expect(changesBetween(before, now).news).toBe('Segment 0 has become smaller: compacted, or cut off.');
});
