// What `yard reset` says of every outcome.
import { expect, it } from 'vitest';
import { resetLines } from './reset.ts';

const soft = { epoch: 7, way: 'soft', clean: true, differences: [], elapsedMs: 1234 } as const;

it('says how long it took, which way it went, and the proof', () => {
  expect(resetLines({ ...soft, differences: [] })).toEqual([
    'The cluster is as good as new after 1.2 s (soft reset, epoch 7): its fingerprint equals the baseline.',
  ]);
});

it('says why it had to be the hard way', () => {
  const lines = resetLines({ ...soft, differences: [], way: 'hard', fellBack: 'ZooKeeper has no quorum' });
  expect(lines[0]).toBe('It had to be the hard way: ZooKeeper has no quorum.');
  expect(lines[1]).toContain('hard reset');
});

it('says what is left, and what to do', () => {
  const lines = resetLines({ ...soft, clean: false, differences: ['the group readers is there'] });
  expect(lines).toContain('  the group readers is there');
  expect(lines.at(-1)).toBe('Make a fresh cluster with: yard reset --hard');
});
