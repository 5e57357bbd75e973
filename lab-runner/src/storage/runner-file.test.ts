// The lock of a data folder, with real processes as its holders.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identify } from '../host/process-identity.ts';
import { findRunner, lockDataDir } from './runner-file.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-lock-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const file = () => path.join(dataDir, 'runner.json');

describe('the lock of a data folder', () => {
  it('is taken, tells where the runner answers, and is given back', () => {
    const lock = lockDataDir(dataDir);
    lock.announce('http://127.0.0.1:4000', 'secret');
    expect(findRunner(dataDir)).toMatchObject({
      pid: process.pid,
      address: 'http://127.0.0.1:4000',
      token: 'secret',
    });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    lock.release();
    expect(findRunner(dataDir)).toBeUndefined();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is refused while its holder lives, naming the pid', () => {
    lockDataDir(dataDir);
    expect(() => lockDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'ALREADY_RUNNING' }));
    expect(() => lockDataDir(dataDir)).toThrow(String(process.pid));
  });

  it('is taken over from a holder that was killed', async () => {
    const holder = spawn('sleep', ['60']);
    const identity = identify(holder.pid ?? 0);
    writeFileSync(file(), JSON.stringify({ ...identity, address: 'x', token: 'x' }));
    expect(findRunner(dataDir)?.pid).toBe(holder.pid);
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    expect(findRunner(dataDir)).toBeUndefined();
    lockDataDir(dataDir).release();
  });

  it('does not take a stranger with the same pid for the holder', () => {
    writeFileSync(
      file(),
      JSON.stringify({ pid: process.pid, start: 'another time', address: 'x', token: 'x' }),
    );
    expect(findRunner(dataDir)).toBeUndefined();
  });

  it('takes a file nobody can read for no holder', () => {
    writeFileSync(file(), '{"pid": 1');
    expect(findRunner(dataDir)).toBeUndefined();
    lockDataDir(dataDir).release();
  });
});
