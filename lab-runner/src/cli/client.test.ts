import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { RailyardError } from '../../protocol/index.ts';
import { createLabClient } from './client.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function answering(status: number, body: unknown, heard: IncomingMessage[] = []) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  server = createServer((request, response) => {
    heard.push(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return createLabClient({ address: `http://127.0.0.1:${port}`, token: 'secret' });
}

describe('createLabClient', () => {
  it('sends what the route wants, with the token as bearer', async () => {
    const heard: IncomingMessage[] = [];
    const lab = await answering(200, { text: 'a line' }, heard);
    const answer = await lab.call('nodeLog', { params: { node: 'kafka1' }, query: { lines: '5' } });
    expect(answer).toEqual({ text: 'a line' });
    expect(heard[0]?.url).toBe('/api/cluster/nodes/kafka1/log?lines=5');
    expect(heard[0]?.headers.authorization).toBe('Bearer secret');
    expect(heard[0]?.headers.origin).toBeUndefined();
  });

  it("throws the lab's own words", async () => {
    const lab = await answering(409, {
      code: 'NODE_STATE',
      what: 'kafka2 is stopped, so it cannot be paused.',
      remedy: 'See the states with: yard status',
    });
    const refusal = lab.call('nodeAction', { params: { node: 'kafka2', action: 'pause' }, body: {} });
    await expect(refusal).rejects.toMatchObject({
      code: 'NODE_STATE',
      message: 'kafka2 is stopped, so it cannot be paused.',
      remedy: 'See the states with: yard status',
    });
  });

  it.each([
    ['an answer of another shape', 200, { texts: [] }],
    ['no JSON', 200, '<html>'],
    ['a refusal in no words of ours', 502, { oops: true }],
    ['an unknown code', 400, { code: 'toString', what: '', remedy: '' }],
  ])('does not trust %s', async (_, status, body) => {
    const lab = await answering(status, body);
    await expect(lab.call('nodeLog', { params: { node: 'kafka1' } })).rejects.toMatchObject({
      code: 'ANSWER_UNREADABLE',
    });
  });

  it('says that nobody is there', async () => {
    const lab = await answering(200, {});
    await new Promise((resolve) => server?.close(resolve));
    const failure = await lab.call('cluster').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RailyardError);
    expect((failure as Error).message).toMatch(/^The lab at .* does not answer: nothing listens there\.$/);
  });

  it('can be cancelled', async () => {
    const lab = await answering(200, {});
    const cancelled = lab.call('cluster', { signal: AbortSignal.abort(new Error('no longer wanted')) });
    await expect(cancelled).rejects.toThrow('no longer wanted');
  });
});
