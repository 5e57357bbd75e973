import { describe, expect, it } from 'vitest';
import { exitFrom } from './shell.ts';

describe('exitFrom', () => {
  it.each([
    ['a polite exit', 0, '$ exit\r\n', { status: 0, signal: null }],
    ['an exit after Ctrl-C', 130, '$ exit\r\n', { status: 130, signal: null }],
    ['a kill', 137, 'kill -9 $$\r\n', { status: null, signal: 9 }],
    ['a status no signal has', 200, '', { status: 200, signal: null }],
    ['a container that is gone', null, '', { status: null, signal: null }],
  ])('%s', (_, status, lastWords, exit) => {
    expect(exitFrom(status, lastWords)).toEqual(exit);
  });
});
