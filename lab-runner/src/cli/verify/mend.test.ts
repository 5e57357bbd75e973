// Mending over a lab that is only told: what is asked of whom, and when it gives up.
import { describe, expect, it } from 'vitest';
import { type NodeView, RailyardError } from '../../../protocol/index.ts';
import type { LabClient } from '../client.ts';
import { mend } from './mend.ts';

/** A lab whose nodes do as they are told; `deaf` ones do not. */
function lab(nodes: Record<string, NodeView['phase']>, deaf: readonly string[] = []) {
  const asked: string[] = [];
  const call = async (route: string, input?: { params: { node: string; action: string } }) => {
    const views = Object.entries(nodes).map(([node, phase]) => ({ node, phase }));
    if (route === 'cluster') {
      const whole = views.every(({ phase }) => phase === 'running');
      return { phase: whole ? 'ready' : 'degraded', nodes: views, message: 'kafka1 is down.' };
    }
    const { node = '', action = '' } = input?.params ?? {};
    asked.push(`${action} ${node}`);
    if (deaf.includes(node)) throw new RailyardError('NODE_STATE', { node, state: 'x', action });
    nodes[node] = 'running';
    return {};
  };
  return { asked, client: { call } as unknown as LabClient };
}

const signal = new AbortController().signal;

describe('mending', () => {
  it('asks nothing of a whole cluster', async () => {
    const { asked, client } = lab({ kafka1: 'running' });
    await mend(client, { signal });
    expect(asked).toEqual([]);
  });

  it('gives every node what it needs', async () => {
    const { asked, client } = lab({
      ...{ zookeeper1: 'stopped', zookeeper2: 'paused', zookeeper3: 'cut' },
      ...{ kafka1: 'failed', kafka2: 'absent', kafka3: 'running' },
    });
    await mend(client, { signal, everyMs: 1 });
    expect(asked).toEqual([
      'start zookeeper1',
      'resume zookeeper2',
      'heal zookeeper3',
      'start kafka1',
      'start kafka2',
    ]);
  });

  it('gives up with what is still wrong, and at once when it is stopped', async () => {
    const { client } = lab({ kafka1: 'stopped' }, ['kafka1']);
    await expect(mend(client, { signal, withinMs: 20, everyMs: 1 })).rejects.toMatchObject({
      code: 'START_TIMEOUT',
      message: expect.stringContaining('kafka1 is down.'),
    });
    const stopped = AbortSignal.abort(new Error('enough'));
    await expect(mend(client, { signal: stopped })).rejects.toThrow('enough');
  });
});
