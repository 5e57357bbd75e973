import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { composeFiles } from './compose.ts';

const { root } = loadConfig({}, {});
const infra = path.join(root, 'infra');
const files = composeFiles(infra);

describe('the files of the compose cluster', () => {
  it.each(Object.entries(files))(
    '%s is checked in as it is generated (else: npm run compose:write)',
    (name, text) => {
      expect(readFileSync(path.join(infra, name), 'utf8')).toBe(text);
    },
  );

  it('are all there is in infra/compose', () => {
    const found = readdirSync(path.join(infra, 'compose'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(infra, path.join(entry.parentPath, entry.name)));
    expect(found.sort()).toEqual(
      Object.keys(files)
        .filter((name) => name.startsWith('compose/'))
        .sort(),
    );
  });
});

/** Both are in use, and read the file by different rules. */
describe.each([['docker-compose'], ['docker compose']])('%s', (words) => {
  const [program = '', ...first] = words.split(' ');
  const compose = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(program, [...first, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
  const config = (env?: Record<string, string>) => {
    const { status, stdout, stderr } = compose(['-f', 'infra/docker-compose.yml', 'config'], env);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };
  const here = compose(['version']).status === 0;

  it.runIf(here)('reads the file: seven services, seven volumes', () => {
    config();
    const list = (what: string) =>
      compose(['-f', 'infra/docker-compose.yml', 'config', what]).stdout.trim().split('\n').sort();
    const nodes = ['kafka1', 'kafka2', 'kafka3', 'zookeeper1', 'zookeeper2', 'zookeeper3'];
    expect(list('--services')).toEqual([...nodes, 'workbench'].sort());
    expect(list('--volumes')).toEqual([...nodes, 'home'].sort());
  });

  it.runIf(here)('moves a published port together with what the broker tells of it', () => {
    expect(config()).toContain('HOST://127.0.0.1:9093');
    const moved = config({ RAILYARD_KAFKA2_PORT: '19093' });
    expect(moved).toContain('HOST://127.0.0.1:19093');
    expect(moved).not.toContain('HOST://127.0.0.1:9093');
    // One writes 127.0.0.1:19093:9293, the other a block.
    expect(moved).toMatch(/127\.0\.0\.1:19093:9293|target: 9293\s+published: "?19093"?/);
  });
});
