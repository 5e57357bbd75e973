// The life cycle against a cluster in memory: joins, cancellation, what is said. Resets are in reset.test.ts.
import { nodeNames } from '@railyard/labs/kit';
import { describe, expect, it } from 'vitest';
import { unknownFacts } from '../../ports/oracles.ts';
import { createCluster } from './cluster.ts';
import { createFakeWorld } from './fakes.ts';

function setUp() {
  const world = createFakeWorld();
  const cluster = createCluster({
    ...world,
    epochs: { epoch: () => 1, setEpoch: () => undefined },
    marker: { isSet: () => false, set: () => undefined, clear: () => undefined },
    onReset: async () => undefined,
  });
  return { world, cluster };
}

describe('cluster life cycle', () => {
  it('starts six nodes, warms up and is ready', async () => {
    const { cluster, world } = setUp();
    const stages: string[] = [];
    expect(cluster.condition().phase).toBe('absent');
    await cluster.start({ progress: ({ stage, done, total }) => stages.push(`${stage} ${done}/${total}`) });
    expect(cluster.condition().phase).toBe('ready');
    expect(world.calls).toEqual([...nodeNames.map((name) => `start ${name}`), 'warm up']);
    expect(stages).toContain('nodes 6/6');
    expect(stages.at(-1)).toBe('warming 1/1');
  });

  it('joins a second start', async () => {
    const { cluster, world } = setUp();
    await Promise.all([cluster.start(), cluster.start()]);
    expect(world.calls.filter((call) => call === 'start kafka1')).toHaveLength(1);
  });

  it('resumes a paused node it finds', async () => {
    const { cluster, world } = setUp();
    world.set('kafka2', { phase: 'paused', id: 'kafka2' });
    await cluster.start();
    expect(world.calls).toContain('resume kafka2');
  });

  it('cancels a start when it is told to stop', async () => {
    const { cluster, world } = setUp();
    world.holdStarts();
    const start = cluster.start();
    const refused = expect(start).rejects.toMatchObject({ code: 'CLUSTER_NOT_READY' });
    expect(cluster.condition().phase).toBe('starting');
    await cluster.stop();
    await refused;
    expect(cluster.condition().phase).toBe('absent');
  });

  it('names the node that failed, and stays failed until something is done', async () => {
    const { cluster, world } = setUp();
    const start = world.driver.start;
    world.driver.start = async (node, options) =>
      node === 'kafka3'
        ? world.set(node, { phase: 'failed', detail: 'no space left' })
        : start(node, options);
    await expect(cluster.start()).rejects.toMatchObject({ code: 'NODE_FAILED', facts: { node: 'kafka3' } });
    expect(cluster.condition()).toMatchObject({ phase: 'failed' });
    expect(cluster.condition().message).toContain('no space left');
  });

  it('gives a broker that met its own old registration one second chance', async () => {
    const { cluster, world } = setUp();
    const start = world.driver.start;
    let falls = 1;
    world.driver.start = async (node, options) => {
      if (node !== 'kafka2' || falls === 0) return start(node, options);
      falls -= 1;
      world.set(node, { phase: 'failed', detail: 'KeeperErrorCode = NodeExists' });
    };
    await cluster.start();
    expect(cluster.condition().phase).toBe('ready');
    await cluster.stop();
    falls = 2;
    await expect(cluster.start()).rejects.toMatchObject({ code: 'NODE_FAILED' });
  });

  it('says which node is missing and what to do', async () => {
    const { cluster } = setUp();
    await cluster.start();
    await cluster.act('kafka2', 'stop');
    expect(cluster.condition()).toMatchObject({
      phase: 'degraded',
      message: 'kafka2 is stopped.',
      remedy: 'Start it with: yard start kafka2',
    });
    await cluster.act('kafka2', 'start');
    expect(cluster.condition().phase).toBe('ready');
  });

  it('says when a topic of Kafka itself was deleted', async () => {
    const { cluster, world } = setUp();
    await cluster.start();
    world.setFacts({ missingInternal: ['__consumer_offsets'] });
    expect(cluster.condition()).toMatchObject({ phase: 'degraded' });
    expect(cluster.condition().message).toContain('__consumer_offsets');
    world.setFacts({ missingInternal: undefined });
    expect(cluster.condition().phase).toBe('ready');
  });

  it('says that ZooKeeper has no quorum, who answers, who is down, and what brings it back', async () => {
    const { cluster, world } = setUp();
    await cluster.start();
    await cluster.act('zookeeper2', 'stop');
    await cluster.act('zookeeper3', 'pause');
    world.setFacts({
      ...unknownFacts,
      noQuorum: { zookeeper1: 'looking', zookeeper2: 'silent', zookeeper3: 'silent' },
    });
    const said =
      'ZooKeeper has no quorum: zookeeper1 looks for a leader, zookeeper2 is stopped, zookeeper3 is paused';
    expect(cluster.condition()).toEqual({
      phase: 'degraded',
      message: `${said}.`,
      remedy:
        'At least 2 of 3 must serve. Bring them back with: yard start zookeeper2, yard resume zookeeper3',
      headline: 'ZooKeeper has no quorum',
    });
    await cluster.act('kafka1', 'kill');
    world.setFacts({ ...unknownFacts, noQuorum: { zookeeper1: 'looking' } });
    expect(cluster.condition().message).toBe(`${said}. kafka1 is stopped.`);
  });

  it('is not ready while a broker that is registered has not come back to ZooKeeper', async () => {
    const { cluster, world } = setUp();
    await cluster.start();
    world.setFacts({ returning: [2] });
    expect(cluster.condition()).toEqual({
      phase: 'degraded',
      message: 'kafka2 has not come back to ZooKeeper yet.',
      remedy: 'Wait a few seconds.',
    });
    world.setFacts({ returning: undefined });
    expect(cluster.condition().phase).toBe('ready');
  });

  it('is not ready while somebody else than a broker holds the controllership', async () => {
    const { cluster, world } = setUp();
    await cluster.start();
    world.setFacts({ controller: null, controllerForged: true });
    expect(cluster.condition()).toMatchObject({ phase: 'degraded' });
    expect(cluster.condition().message).toContain('/controller was written by somebody else');
    expect(cluster.condition().remedy).toContain('Delete /controller');
  });

  it('refuses an act that makes no sense in the state of the node', async () => {
    const { cluster } = setUp();
    await cluster.start();
    await expect(cluster.act('kafka1', 'resume')).rejects.toMatchObject({ code: 'NODE_STATE' });
  });
});
