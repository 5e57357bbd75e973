import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './clone.mjs';
import { nodeTrouble, oldestNode } from './node-version.mjs';

describe('nodeTrouble', () => {
  it.each(['12.22.0', '18.20.4', '20.18.3'])('refuses %s in words', (found) => {
    expect(nodeTrouble(found)?.what).toBe(`Node ${found} is too old; the lab needs 20.19 or newer.`);
    expect(nodeTrouble(found)?.remedy).toContain('nodejs.org');
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('takes %s', (found) => {
    expect(nodeTrouble(found)).toBeUndefined();
  });

  it('wants what package.json wants', () => {
    const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(engines.node).toBe(`>=${oldestNode}`);
  });
});
