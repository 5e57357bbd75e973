// When a broker may start again: not before ZooKeeper has forgotten its last life.
import { describe, expect, it } from 'vitest';
import { oldSessionGone } from './old-session.ts';

/** Gives these answers in turn; says what was said and how often it was asked. */
async function wait(answers: (boolean | undefined | Error)[], leftPolitely = false, signal?: AbortSignal) {
  const said: string[] = [];
  let asked = 0;
  await oldSessionGone({
    name: 'kafka2',
    id: 2,
    leftPolitely,
    registered: async () => {
      const answer = answers[asked++];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    say: (detail) => said.push(detail),
    signal: signal ?? new AbortController().signal,
  });
  return { asked, said };
}

describe('oldSessionGone', () => {
  it('waits while the broker is registered, and while ZooKeeper does not answer', async () => {
    expect(await wait([undefined, new Error('lost'), true, false])).toEqual({
      asked: 4,
      said: [
        'waiting for ZooKeeper to answer',
        'waiting for ZooKeeper to answer',
        'waiting for its old ZooKeeper session to expire',
      ],
    });
  });

  it('does not wait for ZooKeeper when the broker had left politely', async () => {
    expect(await wait([undefined], true)).toEqual({ asked: 1, said: [] });
  });

  it('believes ZooKeeper more than the memory of a polite leave', async () => {
    expect((await wait([true, false], true)).asked).toBe(2);
  });

  it('stops waiting when it is called off', async () => {
    await expect(wait([true, true], false, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
