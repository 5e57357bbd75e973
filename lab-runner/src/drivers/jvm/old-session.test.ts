// When a broker may start again: not before ZooKeeper has forgotten its last life.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from './node-files.ts';
import { oldSessionGone } from './old-session.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'railyard-session-'));
  const files = nodeFiles(folder, 'kafka2');
  mkdirSync(files.data, { recursive: true });
  writeFileSync(files.firstData, '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Gives these answers in turn; says what was said and how often it was asked. */
async function wait(answers: (boolean | undefined | Error)[], leftPolitely = false, signal?: AbortSignal) {
  const said: string[] = [];
  let asked = 0;
  await oldSessionGone({
    name: 'kafka2',
    id: 2,
    files: nodeFiles(folder, 'kafka2'),
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
  it('does not ask on a first life', async () => {
    rmSync(nodeFiles(folder, 'kafka2').firstData);
    expect(await wait([true])).toEqual({ asked: 0, said: [] });
  });

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
