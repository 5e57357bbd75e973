// Resets of a cluster in memory: what is taken away and what stays, which way is gone and why.
import { describe, expect, it } from 'vitest';
import { fakePartitions } from './fake-contents.ts';
import type { FakeWorld } from './fakes.ts';
import { baseline, measure } from './fingerprint.ts';
import { dirtyCluster, gate } from './reset.fixture.ts';

describe('a soft reset', () => {
  it('takes away what was made, keeps the nodes and the data, counts the epoch up and measures', async () => {
    const { cluster, world, onReset, told, marker } = await dirtyCluster();
    const said: string[] = [];
    cluster.onChange(() => said.push(cluster.condition().message));
    expect(await cluster.reset()).toMatchObject({ epoch: 2, way: 'soft', clean: true, differences: [] });
    expect(await measure(world)).toEqual(baseline);
    expect(world.calls).not.toContain('wipe');
    expect(world.calls.filter((call) => call.startsWith('kill'))).toEqual([]);
    expect(world.calls).toContain('warm up');
    expect(onReset).toHaveBeenCalledWith(2);
    expect(told).toEqual(['begun auto', 'done soft']);
    expect(marker.there).toBe(false);
    expect(said.join()).toContain('removing 2 topics and 1 group');
    expect(cluster.condition().phase).toBe('ready');
  });

  it('tells of inner settings before outer ones, and leaves settings that are right alone', async () => {
    const { cluster, world } = await dirtyCluster();
    await cluster.reset();
    expect(world.calls.filter((call) => call.startsWith('set'))).toEqual([
      'set users/alice/clients/app',
      'set topics/__consumer_offsets',
      'set users/alice',
    ]);
  });

  it('starts, resumes and heals what is down, and brings leaders back', async () => {
    const { cluster, world } = await dirtyCluster();
    world.set('kafka2', { phase: 'stopped', detail: 'killed by signal 9' });
    world.set('zookeeper3', { phase: 'paused', id: 'zookeeper3' });
    world.set('kafka3', { phase: 'cut', id: 'kafka3' });
    const [first, ...others] = fakePartitions(12);
    if (first) world.contents.topics.set('__consumer_offsets', [{ ...first, leader: 3 }, ...others]);
    expect(await cluster.reset()).toMatchObject({ way: 'soft', clean: true });
    for (const call of ['start kafka2', 'resume zookeeper3', 'heal kafka3', 'elect']) {
      expect(world.calls).toContain(call);
    }
  });

  it('has the brokers elect a controller when somebody else holds its znode', async () => {
    const { cluster, world } = await dirtyCluster();
    world.setFacts({ controller: null, controllerForged: true });
    expect(await cluster.reset()).toMatchObject({ way: 'soft', clean: true });
    expect(world.calls.filter((call) => call === 'remove /controller')).toHaveLength(1);
  });

  it('looks for groups and transactions when their coordinators are ready, not before', async () => {
    const { cluster, world } = await dirtyCluster();
    world.contents.groups.clear();
    world.contents.transactions.clear();
    let ready = false;
    // A partition of Kafka's own topics has just moved: what is in it comes into the lists late.
    world.kafka.coordinatorsReady = async () => {
      if (ready) return;
      ready = true;
      world.contents.groups.add('readers');
      world.contents.transactions.add('payments');
    };
    expect(await cluster.reset()).toMatchObject({ way: 'soft', clean: true });
    expect(await measure(world)).toEqual(baseline);
  });

  it('removes topics when the topic of the first writes is there, and while they go on', async () => {
    const { cluster, world } = await dirtyCluster();
    const removing = gate();
    const { removeTopics } = world.kafka;
    world.kafka.removeTopics = async (topics, signal) => {
      removing.open();
      await removeTopics(topics, signal);
    };
    world.kafka.warmUp = async ({ onTopic } = {}) => {
      expect(world.calls.some((call) => call.startsWith('remove topics'))).toBe(false);
      onTopic?.();
      await removing.opened;
    };
    expect(await cluster.reset()).toMatchObject({ way: 'soft', clean: true });
    expect(await measure(world)).toEqual(baseline);
  });

  it('asked for alone says what is left, and does not wipe', async () => {
    const { cluster, world } = await dirtyCluster();
    world.kafka.removeGroups = async () => undefined;
    const result = await cluster.reset('soft');
    expect(result).toMatchObject({ way: 'soft', clean: false, differences: ['the group readers is there'] });
    expect(result).not.toHaveProperty('fellBack');
    expect(world.calls).not.toContain('wipe');
  });

  it('asked for alone rejects when it cannot be done, and the cluster is not called ready', async () => {
    const { cluster, world, told, marker } = await dirtyCluster();
    world.kafka.removeTopics = async () => Promise.reject(new Error('no controller'));
    await expect(cluster.reset('soft')).rejects.toThrow('no controller');
    expect(cluster.condition()).toMatchObject({ phase: 'failed' });
    expect(told.at(-1)).toBe('failed soft');
    expect(marker.there).toBe(true);
  });
});

describe('a hard reset', () => {
  it('kills, wipes, starts anew, and measures', async () => {
    const { cluster, world, told } = await dirtyCluster();
    const result = await cluster.reset('hard');
    expect(result).toMatchObject({ epoch: 2, way: 'hard', clean: true });
    expect(result).not.toHaveProperty('fellBack');
    expect(world.calls.indexOf('wipe')).toBe(6);
    expect(world.calls.slice(0, 6).every((call) => call.startsWith('kill'))).toBe(true);
    expect(told).toEqual(['begun hard', 'done hard']);
    expect(cluster.epoch()).toBe(2);
    expect(cluster.condition().phase).toBe('ready');
  });

  it('counts the epoch after the wipe when the disk was too full before', async () => {
    const { cluster, epochs, marker } = await dirtyCluster();
    const { setEpoch } = epochs;
    epochs.setEpoch = () => {
      epochs.setEpoch = setEpoch;
      throw new Error('ENOSPC');
    };
    marker.set = () => {
      throw new Error('ENOSPC');
    };
    expect(await cluster.reset('hard')).toMatchObject({ epoch: 2, clean: true });
    expect(cluster.epoch()).toBe(2);
  });

  it('says what is left when the cluster is not clean', async () => {
    const { cluster, world } = await dirtyCluster();
    const wipe = world.driver.wipe;
    world.driver.wipe = async () => {
      await wipe();
      world.contents.topics.set('left-over', fakePartitions(1));
    };
    const { clean, differences } = await cluster.reset('hard');
    expect(clean).toBe(false);
    expect(differences).toEqual(['the topic left-over is there']);
  });
});

describe('a reset that chooses its way', () => {
  const hopeless: readonly [string, (world: FakeWorld) => void, RegExp][] = [
    [
      'there is no quorum',
      (world) => {
        world.set('zookeeper1', { phase: 'stopped' });
        world.set('zookeeper2', { phase: 'stopped' });
      },
      /^ZooKeeper has no quorum: 1 of its 3 nodes runs$/,
    ],
    [
      'a node failed',
      (world) => world.set('kafka1', { phase: 'failed', detail: 'no space left' }),
      /no space left/,
    ],
    [
      'a topic of Kafka is gone',
      (world) => world.setFacts({ missingInternal: ['__consumer_offsets'] }),
      /is gone/,
    ],
    ['there are ten thousand topics', (world) => world.setFacts({ topics: 10_000 }), /10000 topics/],
  ];
  it.each(hopeless)('is hard at once when %s', async (_, harm, reason) => {
    const { cluster, world, told } = await dirtyCluster();
    harm(world);
    const result = await cluster.reset();
    expect(result).toMatchObject({ way: 'hard', clean: true, epoch: 2 });
    expect(result.fellBack).toMatch(reason);
    expect(world.calls).not.toContain('remove groups');
    expect(told).toEqual(['begun auto', 'begun hard', 'done hard']);
  });

  it('falls back when the soft way fails', async () => {
    const { cluster, world } = await dirtyCluster();
    world.kafka.removeTopics = async () => Promise.reject(new Error('the controller said no'));
    const result = await cluster.reset();
    expect(result).toMatchObject({ way: 'hard', clean: true, epoch: 2, fellBack: 'the controller said no' });
    expect(world.calls.filter((call) => call === 'wipe')).toHaveLength(1);
  });

  it('falls back when the soft way takes too long, and lets go of it', async () => {
    const { cluster, world } = await dirtyCluster({ softWithinMs: 20 });
    let aborted = false;
    world.kafka.removeGroups = (signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      return new Promise(() => undefined);
    };
    const result = await cluster.reset();
    expect(result).toMatchObject({ way: 'hard', clean: true, fellBack: 'it took more than 0.02 s' });
    expect(aborted).toBe(true);
  });

  it('falls back when it is not clean', async () => {
    const { cluster, world } = await dirtyCluster();
    world.kafka.removeGroups = async () => undefined;
    const { way, fellBack } = await cluster.reset();
    expect({ way, fellBack }).toEqual({
      way: 'hard',
      fellBack: 'it was not clean: the group readers is there',
    });
  }, 15_000);
});
