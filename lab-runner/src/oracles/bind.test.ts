// The bound oracles over a cluster in memory: one fault at a time, and nothing outlives its run.
import { nodeNames, standardPorts } from '@railyard/labs/kit';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { RailyardError } from '../../protocol/index.ts';
import { createFakeWorld } from '../core/cluster/fakes.ts';
import { noHistory } from '../core/timeline/fakes.ts';
import { createOracleBinder } from './bind.ts';
import { deferred } from './patience.ts';

const never = new Promise<never>(() => undefined);

function setUp() {
  const world = createFakeWorld();
  // Leadership does not move in this world, so there is none to wait for.
  world.contents.topics.clear();
  for (const node of nodeNames) world.set(node, { phase: 'running', id: node, since: 0 });
  const bind = createOracleBinder({
    ...world,
    workbench: { readFile: async (path) => (path === 'client.properties' ? 'here' : undefined) },
    topology: { clientPorts: standardPorts },
    historySince: noHistory,
    log: pino({ level: 'silent' }),
  });
  const run = (signal = new AbortController().signal, remainingMs = () => 10_000) =>
    bind({ signal, since: 0, remainingMs });
  return { world, run };
}

describe('faults', () => {
  it('are injected one at a time, each healed before the next', async () => {
    const { world, run } = setUp();
    await Promise.all([
      run().faults.whileStopped('kafka1', async () => void world.calls.push('first body')),
      run().faults.whileStopped('kafka2', async () => void world.calls.push('second body')),
    ]);
    const order = world.calls.filter((call) => !call.startsWith('stop') || call === 'stop kafka2');
    expect(order).toEqual([
      'first body',
      'start kafka1',
      'stop kafka2',
      'second body',
      'stop kafka2',
      'start kafka2',
    ]);
  });

  it('are not injected for a check that was cancelled while waiting its turn', async () => {
    const { world, run } = setUp();
    const [begun, ended] = [deferred(), deferred()];
    const first = run().faults.whileStopped('kafka1', async () => {
      begun.resolve();
      await ended.promise;
    });
    const abort = new AbortController();
    const second = run(abort.signal).faults.whileStopped('kafka2', async () => undefined);
    abort.abort('enough');
    await expect(second).rejects.toBe('enough');
    await begun.promise;
    ended.resolve();
    await first;
    await run().faults.whileStopped('kafka3', async () => undefined);
    expect(world.calls).not.toContain('stop kafka2');
    expect(world.calls.at(-1)).toBe('start kafka3');
  });
});

describe('a ZooKeeper stopped by a check', () => {
  it('is healed when it says itself that it is back in the quorum', async () => {
    const { world, run } = setUp();
    const said = ['This ZooKeeper instance is not currently serving requests', 'Mode: follower'];
    world.driver.runTool = async (tool, args) => {
      world.calls.push([tool, ...args.slice(-3)].join(' '));
      return { status: 0, stdout: `${said.shift() ?? 'asked too often'}\n`, stderr: '' };
    };
    await run().faults.whileStopped('zookeeper2', async () => void world.calls.push('body'));
    const asked = 'kafka-run-class zookeeper2 2182 srvr';
    expect(world.calls).toEqual([
      'stop zookeeper2',
      'body',
      'stop zookeeper2',
      'start zookeeper2',
      asked,
      asked,
    ]);
  });
});

describe('a run that is over', () => {
  it('gets nothing more, and what it waited for rejects', async () => {
    const { world, run } = setUp();
    world.kafka.records = () => never;
    const abort = new AbortController();
    const oracles = run(abort.signal);
    const waiting = oracles.kafka.records('orders');
    expect(await oracles.files.read('client.properties')).toBe('here');
    abort.abort('enough');
    await expect(waiting).rejects.toBe('enough');
    await expect(oracles.zookeeper.topics()).rejects.toBe('enough');
    await expect(oracles.files.read('client.properties')).rejects.toBe('enough');
  });

  it('may still take away what it made, unless the nodes were taken over', async () => {
    const { world, run } = setUp();
    const abort = new AbortController();
    const signals: unknown[] = [];
    world.driver.runTool = async (_tool, _args, options) => {
      signals.push(options?.signal);
      return { status: 0, stdout: '', stderr: '' };
    };
    const { tools } = run(abort.signal);
    const cleanUp = () => tools.run('kafka-topics', ['--delete'], { evenCancelled: true });
    abort.abort('enough');
    await cleanUp();
    expect(signals).toEqual([undefined]);
    const reset = run(AbortSignal.abort(new RailyardError('SEAT_RESET'))).tools;
    await expect(reset.run('kafka-topics', [], { evenCancelled: true })).rejects.toMatchObject({
      code: 'SEAT_RESET',
    });
  });

  it('bounds its tools by what is left of its time', async () => {
    const { world, run } = setUp();
    const given: unknown[] = [];
    world.driver.runTool = async (_tool, _args, options) => {
      given.push(options?.timeoutMs);
      return { status: 0, stdout: '', stderr: '' };
    };
    await run(undefined, () => 1234).tools.run('kafka-topics', []);
    await run(undefined, () => 1234).tools.run('kafka-topics', [], { timeoutMs: 5 });
    expect(given).toEqual([1234, 5]);
  });
});
