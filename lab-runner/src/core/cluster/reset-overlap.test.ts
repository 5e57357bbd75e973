// Resets that meet others, a start, a stop or a crash.
import { describe, expect, it } from 'vitest';
import { baseline, measure } from './fingerprint.ts';
import { dirtyCluster, gate, setUp, soil } from './reset.fixture.ts';

describe('resets at the same time', () => {
  it('are one', async () => {
    const { cluster, onReset } = await dirtyCluster();
    const [one, two] = await Promise.all([cluster.reset(), cluster.reset('soft')]);
    expect(one).toBe(two);
    expect(onReset).toHaveBeenCalledTimes(1);
    expect(cluster.epoch()).toBe(2);
  });

  it('become hard when one of them is', async () => {
    const { cluster, world, onReset } = await dirtyCluster();
    const reached = gate();
    world.kafka.removeGroups = () => {
      reached.open();
      return new Promise(() => undefined);
    };
    const soft = cluster.reset('soft');
    await reached.opened;
    const hard = cluster.reset('hard');
    expect(await soft).toBe(await hard);
    expect(await hard).toMatchObject({
      way: 'hard',
      fellBack: 'a hard reset was asked for meanwhile',
      epoch: 2,
    });
    expect(onReset).toHaveBeenCalledTimes(1);
  });

  it('refuse acts on nodes meanwhile', async () => {
    const { cluster } = await dirtyCluster();
    const reset = cluster.reset();
    await expect(cluster.act('kafka1', 'stop')).rejects.toMatchObject({ code: 'CLUSTER_NOT_READY' });
    await reset;
  });
});

describe('a reset and a start', () => {
  it('of a start that hangs, the reset takes its place and both are done together', async () => {
    const { cluster, world } = setUp();
    const hold = world.holdStarts();
    const start = cluster.start();
    const reset = cluster.reset('hard');
    hold.release();
    expect((await reset).clean).toBe(true);
    await start;
    expect(cluster.condition().phase).toBe('ready');
  });

  it('a start during a reset waits for it', async () => {
    const { cluster, world } = await dirtyCluster();
    const reset = cluster.reset('hard');
    await cluster.start();
    await reset;
    expect(world.calls.filter((call) => call === 'start kafka1')).toHaveLength(1);
  });

  it('a start finds a reset that a killed runner left half done, and finishes it the hard way', async () => {
    const { cluster, world, marker, onReset } = setUp({ marked: true });
    soil(world);
    const progress: string[] = [];
    await cluster.start({ progress: ({ text }) => progress.push(text) });
    expect(world.calls).toContain('wipe');
    expect(await measure(world)).toEqual(baseline);
    expect(marker.there).toBe(false);
    expect(cluster.epoch()).toBe(2);
    expect(onReset).toHaveBeenCalled();
    expect(progress.join()).toContain('wiping all nodes');
  });
});

describe('a stop during a reset', () => {
  it.each(['soft', 'hard'] as const)('ends a %s one cleanly, and the next start finishes it', async (way) => {
    const { cluster, world, marker } = await dirtyCluster();
    const reached = gate();
    world.kafka.warmUp = ({ signal } = {}) => {
      reached.open();
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const reset = expect(cluster.reset(way)).rejects.toMatchObject({ code: 'CLUSTER_NOT_READY' });
    await reached.opened;
    await cluster.stop();
    await reset;
    expect(cluster.condition().phase).toBe('absent');
    expect(marker.there).toBe(true);
    world.kafka.warmUp = async () => undefined;
    await cluster.start();
    expect(cluster.condition().phase).toBe('ready');
    expect(marker.there).toBe(false);
  });

  it('a cancelled start ends the reset it waits for', async () => {
    const { cluster, world } = setUp({ marked: true });
    const reached = gate();
    world.kafka.warmUp = ({ signal } = {}) => {
      reached.open();
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const stop = new AbortController();
    const start = expect(cluster.start({ signal: stop.signal })).rejects.toBeDefined();
    await reached.opened;
    stop.abort(new Error('Ctrl-C'));
    await start;
  });
});
