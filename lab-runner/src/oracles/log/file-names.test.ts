// Names in a broker's data folder, as Kafka 3.9 writes them.
import { expect, it } from 'vitest';
import { replicaFolder, segmentFile } from './file-names.ts';

it('knows segments in every stage', () => {
  expect(segmentFile('00000000000000000042.log')).toEqual({ base: 42n, kind: 'log', stage: 'live' });
  expect(segmentFile('00000000000000000042.index.deleted')).toMatchObject({
    kind: 'index',
    stage: 'deleted',
  });
  expect(segmentFile('00000000000000000000.log.swap')).toMatchObject({ stage: 'swap' });
  expect(segmentFile('00000000000000000000.timeindex.cleaned')).toMatchObject({ stage: 'cleaned' });
  for (const name of ['leader-epoch-checkpoint', '42.log', '00000000000000000042.log.bak', '../x.log']) {
    expect(segmentFile(name)).toBeUndefined();
  }
});

it('knows folders of partitions, also on their way out', () => {
  const id = '0123456789abcdef0123456789abcdef';
  expect(replicaFolder('my-topic.v2-11')).toEqual({ topic: 'my-topic.v2', partition: 11, stage: 'live' });
  expect(replicaFolder(`orders-0.${id}-delete`)).toEqual({ topic: 'orders', partition: 0, stage: 'deleted' });
  expect(replicaFolder(`orders-0.${id}-future`)).toMatchObject({ stage: 'future' });
  expect(replicaFolder(`orders-0.${id}-stray`)).toMatchObject({ stage: 'stray' });
  for (const name of ['meta.properties', 'lost+found', 'orders', '../orders-0']) {
    expect(replicaFolder(name)).toBeUndefined();
  }
});
