import { describe, expect, it } from 'vitest';
import { pullPercent, pullReason } from './images-pull.ts';

describe('the percentage of a pull', () => {
  it('adds the layers up and never turns back', () => {
    const percent = pullPercent();
    const layer = (id: string, current: number, total: number) =>
      percent({ id, status: 'Downloading', progressDetail: { current, total } });
    expect(percent({ id: 'bookworm-slim', status: 'Pulling from library/debian' })).toBeUndefined();
    expect(layer('a', 50, 100)).toBe(50);
    expect(layer('b', 0, 900)).toBeUndefined();
    expect(layer('b', 600, 900)).toBe(65);
    expect(percent({ id: 'a', status: 'Download complete' })).toBe(70);
    expect(percent({ id: 'b', status: 'Download complete' })).toBe(100);
    expect(
      percent({ id: 'a', status: 'Extracting', progressDetail: { current: 1, total: 100 } }),
    ).toBeUndefined();
  });
});

describe('why a pull failed', () => {
  it.each([
    [
      '(HTTP code 500) server error - Get "https://registry.example/v2/": dial tcp: lookup registry.example on 10.0.0.1:53: no such host ',
      'the registry cannot be reached (no such host)',
    ],
    ['manifest for x/node:1 not found: manifest unknown: manifest unknown', 'the registry does not have it'],
    [
      'pull access denied for x/node, repository does not exist or may require docker login',
      'the registry does not have it, or not for you',
    ],
    [
      'toomanyrequests: You have reached your pull rate limit.',
      'toomanyrequests: You have reached your pull rate limit',
    ],
  ])('%s', (message, words) => expect(pullReason(message)).toBe(words));
});
