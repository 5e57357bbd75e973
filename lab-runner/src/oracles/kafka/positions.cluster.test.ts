// High watermark and log ends of a real cluster: the end of every copy, and records that are accepted and not yet readable.
import { expect, it } from 'vitest';
import type { PartitionPositions } from '../../../protocol/index.ts';
import { eventually, useScene } from '../scene.clustertest.ts';
import { createPositionsOracle } from './positions.ts';

const scene = useScene();

it('tells every copy’s end, and what is accepted while too few are in sync', async () => {
  const { zookeeper, driver } = scene();
  const oracle = createPositionsOracle(scene());
  const look = async (): Promise<PartitionPositions | undefined> =>
    (await oracle.positions([{ topic: 'reach', partition: 0, leader: 1, replicas: [1, 2, 3] }]))[0];
  await scene().createTopic('reach', '--replica-assignment', '1:2:3', '--config', 'min.insync.replicas=2');
  await scene().produce('reach', ['one', 'two', 'three'], '--request-required-acks', 'all');
  await eventually(async () => (await look())?.highWatermark === 3);
  await eventually(async () => Object.values((await look())?.ends ?? {}).every((end) => end === 3));

  await Promise.all([driver.stop('kafka2'), driver.stop('kafka3')]);
  await eventually(async () => (await zookeeper.topic('reach'))?.[0]?.isr.length === 1);
  await scene().produce('reach', ['four', 'five'], '--request-required-acks', '1');
  expect(await look()).toEqual({
    topic: 'reach',
    partition: 0,
    highWatermark: 3,
    ends: { 1: 5, 2: null, 3: null },
  });

  await Promise.all([driver.start('kafka2'), driver.start('kafka3')]);
  await eventually(async () => (await look())?.highWatermark === 5);
  oracle.close();
});

it('leaves out what one broker refuses, and says the rest', async () => {
  const oracle = createPositionsOracle(scene());
  await scene().createTopic('there', '--replica-assignment', '1');
  await eventually(async () => (await scene().zookeeper.topic('there'))?.[0]?.leader === 1);
  const [there, missing] = await oracle.positions([
    { topic: 'there', partition: 0, leader: 1, replicas: [1] },
    { topic: 'not-there', partition: 0, leader: 1, replicas: [1] },
  ]);
  expect(there).toMatchObject({ highWatermark: 0, ends: { 1: 0 } });
  expect(missing).toMatchObject({ highWatermark: null, ends: { 1: null } });
  oracle.close();
});
