// The log keeps facts and loses secrets, wherever in a line they are.
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, logFile, logTo } from './log.ts';

const secret = randomBytes(32).toString('base64url');

function written(facts: object, message: string): string {
  let text = '';
  logTo({ write: (line) => void (text += line) }, 'debug').info(facts, message);
  return text;
}

describe('a secret', () => {
  it.each([
    ['as a field', { token: 'short' }, 'm'],
    ['one level down', { call: { ticket: 'short' } }, 'm'],
    ['two levels down', { request: { headers: { authorization: 'short' } } }, 'm'],
    ['in an address', { url: '/ws/events?ticket=short&x=1' }, 'm'],
    ['in a message', {}, 'GET /?token=short'],
    ['in a header line', { line: 'Authorization: Bearer short' }, 'm'],
    ['in an error', { err: new Error('key=short') }, 'm'],
    ['with no name at all', { odd: `x ${secret} y`.replace(secret, () => `"${secret}"`) }, 'm'],
  ])('%s is not written', (_, facts, message) => {
    const line = written(facts, message);
    expect(line).toContain('[secret]');
    expect(line).not.toMatch(/short/);
    expect(line).not.toContain(secret);
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('is not seen where there is none', () => {
    const line = written(
      { code: 'BUSY', topic: 'orders-7k2', id: '0b3640a9-b3d7-40eb-9987-f6ea798e9a08' },
      'monkey business',
    );
    expect(line).not.toContain('[secret]');
    expect(line).toContain('orders-7k2');
  });
});

describe('the file', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-log-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is the owner’s, gets lines at once, and only those of the level', () => {
    const log = createLog({ dataDir, logLevel: 'warn' });
    log.info('quiet');
    log.warn({ code: 'BUSY' }, 'heard');
    const lines = readFileSync(logFile(dataDir), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ code: 'BUSY', msg: 'heard' }]);
    expect(statSync(logFile(dataDir)).mode & 0o777).toBe(0o600);
  });

  it('goes on after a restart, and is set aside when it has become large', () => {
    createLog({ dataDir, logLevel: 'info' }).info('one');
    createLog({ dataDir, logLevel: 'info' }).info('two');
    expect(readFileSync(logFile(dataDir), 'utf8')).toMatch(/one[^]*two/);
    truncateSync(logFile(dataDir), 9 * 1024 * 1024);
    createLog({ dataDir, logLevel: 'info' }).info('three');
    expect(readFileSync(logFile(dataDir), 'utf8')).not.toContain('two');
    expect(readFileSync(`${logFile(dataDir)}.1`, 'utf8')).toContain('two');
  });
});
