// A node stopped by a check on a real cluster: gone while the body runs, and everything as before afterwards.
import { brokerNames, zookeeperNames } from '@railyard/labs/kit';
import { expect, it } from 'vitest';
import { RailyardError } from '../../protocol/index.ts';
import { noHistory } from '../core/timeline/fakes.ts';
import { createOracleBinder } from './bind.ts';
import { eventually, log, useScene } from './scene.clustertest.ts';

const scene = useScene();

function bound(signal: AbortSignal = new AbortController().signal) {
  const { zookeeper, kafka, driver, topology } = scene();
  const workbench = { readFile: async () => 'bootstrap.servers=kafka1:9092\n' };
  const bind = createOracleBinder({
    ...{ zookeeper, kafka, driver, workbench, topology, log },
    historySince: noHistory,
  });
  return bind({ signal, since: 0, remainingMs: () => 60_000 });
}

/** Leaders and in-sync replicas of everything, comparable. */
async function picture(): Promise<readonly string[]> {
  const { zookeeper } = scene();
  const lines = await Promise.all(
    (await zookeeper.topics()).map(async (topic) =>
      ((await zookeeper.topic(topic)) ?? []).map(
        ({ partition, leader, isr }) => `${topic}-${partition} ${leader} ${[...isr].sort()}`,
      ),
    ),
  );
  return lines.flat().sort();
}

it('stops each broker in turn and leaves no trace', async () => {
  const { zookeeper, driver, bootstrap } = scene();
  await scene().createTopic('spread', '--replica-assignment', '1:2:3,2:3:1,3:1:2');
  await eventually(() => zookeeper.facts().underReplicated === 0);
  await zookeeper.electPreferredLeaders();
  const before = await picture();
  const { faults, tools } = bound();
  for (const [index, broker] of brokerNames.entries()) {
    const seen = await faults.whileStopped(broker, async () => {
      expect(driver.states()[broker].phase).toBe('stopped');
      const leaders = (await zookeeper.topic('spread'))?.map(({ leader }) => leader) ?? [];
      expect(leaders).toHaveLength(3);
      expect(leaders.every((leader) => leader > 0 && leader !== index + 1)).toBe(true);
      return tools.run('kafka-topics', ['--bootstrap-server', bootstrap, '--list']);
    });
    expect(seen.stdout).toContain('spread');
    expect(await picture()).toEqual(before);
  }
}, 300_000);

it('does not take back leaders the learner had moved elsewhere', async () => {
  const { zookeeper, driver } = scene();
  await driver.stop('kafka2');
  await driver.start('kafka2');
  await eventually(() => zookeeper.facts().underReplicated === 0);
  const before = await picture();
  expect(before.some((line) => line.startsWith('spread-1 2'))).toBe(false);
  await bound().faults.whileStopped('kafka1', async () => undefined);
  expect((await picture()).filter((line) => line.startsWith('spread'))).toEqual(
    before.filter((line) => line.startsWith('spread')),
  );
}, 200_000);

it('stops a ZooKeeper, makes a topic without it, and brings it back into the quorum', async () => {
  const { driver, bootstrap } = scene();
  const before = await picture();
  const { faults, tools } = bound();
  const topic = (...args: string[]) =>
    tools.run('kafka-topics', ['--bootstrap-server', bootstrap, '--topic', 'without-one', ...args]);
  for (const node of zookeeperNames) {
    const seen = await faults.whileStopped(node, async () => {
      expect(driver.states()[node].phase).toBe('stopped');
      return [(await topic('--create')).status, (await topic('--delete')).status];
    });
    expect(seen).toEqual([0, 0]);
    expect(driver.states()[node].phase).toBe('running');
    await eventually(async () => !(await scene().zookeeper.topics()).includes('without-one'));
  }
  expect(await picture()).toEqual(before);
}, 300_000);

it('heals when the body throws, and when the check is cancelled', async () => {
  const { driver, zookeeper } = scene();
  await zookeeper.electPreferredLeaders();
  const before = await picture();
  const failing = bound().faults.whileStopped('kafka1', async () => {
    throw new TypeError('a mistake in a check');
  });
  await expect(failing).rejects.toThrow('a mistake in a check');
  expect(driver.states().kafka1.phase).toBe('running');
  const abort = new AbortController();
  const cancelled = bound(abort.signal).faults.whileStopped('kafka1', async () => {
    abort.abort(new DOMException('time is up', 'TimeoutError'));
    await new Promise(() => undefined);
  });
  await expect(cancelled).rejects.toThrow('time is up');
  expect(driver.states().kafka1.phase).toBe('running');
  expect(await picture()).toEqual(before);
}, 200_000);

it('leaves the broker to a reset that has taken the nodes over', async () => {
  const { driver, zookeeper } = scene();
  const abort = new AbortController();
  const work = bound(abort.signal).faults.whileStopped('kafka2', async () => {
    abort.abort(new RailyardError('SEAT_RESET'));
  });
  await expect(work).rejects.toMatchObject({ code: 'SEAT_RESET' });
  expect(driver.states().kafka2.phase).toBe('stopped');
  await expect(bound().faults.whileStopped('kafka2', async () => undefined)).rejects.toMatchObject({
    code: 'NODE_STATE',
  });
  await driver.start('kafka2');
  await eventually(() => zookeeper.facts().underReplicated === 0);
}, 200_000);
