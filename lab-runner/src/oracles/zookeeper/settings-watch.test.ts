// Settings and rules, read from znodes in memory that are written as Kafka 3.9 writes them.
import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../ports/sighting.ts';
import { readAcls, readEveryEntity, readSettings } from './kafka-settings.ts';
import { watchSettings } from './settings-watch.ts';
import type { Watcher, Znodes } from './znodes.ts';

function inMemory() {
  const data = new Map<string, string>();
  const watchers = new Map<string, Watcher>();
  const znodes = {
    async get(path: string) {
      const text = data.get(path);
      return text === undefined ? undefined : { data: text };
    },
    async children(path: string, watcher?: Watcher) {
      if (watcher) watchers.set(path, watcher);
      const below = [...data.keys()].filter((one) => one.startsWith(`${path}/`));
      const names = new Set(below.map((one) => one.slice(path.length + 1).split('/')[0] ?? ''));
      return names.size > 0 || data.has(path) ? [...names] : undefined;
    },
  } as unknown as Znodes;
  return {
    znodes,
    put: (path: string, value: unknown) => void data.set(path, JSON.stringify(value)),
    fire: (path: string) => watchers.get(path)?.({} as never),
  };
}

const rule = (principal: string, operation: string) => ({
  ...{ principal, permissionType: 'Allow', operation, host: '*' },
});

describe('what ZooKeeper holds', () => {
  it('of settings: names as people write them, secrets as something that only changes with them', async () => {
    const { znodes, put } = inMemory();
    put('/config/users/alice%40x', {
      config: { producer_byte_rate: '10', 'SCRAM-SHA-256': 'stored_key=zzz' },
    });
    put('/config/users/alice%40x/clients/app', { config: { request_percentage: '5' } });
    put('/config/users/nobody', { config: {} });
    put('/config/users/<default>', { config: { consumer_byte_rate: '1' } });
    const found = await readEveryEntity(znodes, 'users');
    expect(found).toMatchObject({
      'alice@x': { producer_byte_rate: '10' },
      'alice@x/clients/app': { request_percentage: '5' },
      '<default>': { consumer_byte_rate: '1' },
    });
    expect(Object.keys(found)).not.toContain('nobody');
    const secret = found['alice@x']?.['SCRAM-SHA-256'];
    expect(secret).toMatch(/^hidden \w+$/);
    put('/config/users/alice%40x', { config: { 'SCRAM-SHA-256': 'stored_key=yyy' } });
    expect((await readEveryEntity(znodes, 'users'))['alice@x']?.['SCRAM-SHA-256']).not.toBe(secret);
    expect(await readSettings(znodes, 'topics/none')).toEqual({});
  });

  it('of rules: by resource, sorted, prefixes told from names', async () => {
    const { znodes, put } = inMemory();
    put('/kafka-acl/Topic/orders', { version: 1, acls: [rule('User:b', 'Write'), rule('User:a', 'Read')] });
    put('/kafka-acl/Group/empty', { version: 1, acls: [] });
    put('/kafka-acl-extended/prefixed/Topic/or', { version: 1, acls: [rule('User:a', 'Read')] });
    expect(await readAcls(znodes)).toEqual({
      'Topic:orders': ['User:a Read Allow from *', 'User:b Write Allow from *'],
      'Topic:or* (prefix)': ['User:a Read Allow from *'],
    });
    expect(await readAcls(inMemory().znodes)).toEqual({});
  });
});

describe('watchSettings', () => {
  it('tells everything once, and then what a notice names', async () => {
    const { znodes, put, fire } = inMemory();
    const told: Sighting[] = [];
    const watch = watchSettings({
      znodes,
      tell: (look) => void Promise.resolve(look).then((sightings) => told.push(...sightings)),
      again: (read) => () => void read(),
    });
    put('/config/changes/config_change_0000000001', { version: 2, entity_path: 'topics/old' });
    put('/config/topics/orders', { config: { 'retention.ms': '1' } });
    await watch.first();
    await expect.poll(() => told.map(({ of }) => of).sort()).toEqual(['acls', ...Array(4).fill('settings')]);

    told.length = 0;
    put('/config/changes/config_change_0000000002', { version: 2, entity_path: 'topics/orders' });
    put('/config/changes/config_change_0000000003', { version: 2, entity_path: 'users/alice' });
    put('/config/changes/config_change_0000000004', 'a learner was here');
    put('/config/users/alice', { config: { producer_byte_rate: '7' } });
    fire('/config/changes');
    await expect.poll(() => told.length).toBe(2);
    expect(told).toEqual([
      { of: 'topicConfig', topic: 'orders', values: { 'retention.ms': '1' } },
      { of: 'settings', entity: 'users', all: { alice: { producer_byte_rate: '7' } } },
    ]);

    told.length = 0;
    put('/kafka-acl/Topic/orders', { version: 1, acls: [rule('User:a', 'Read')] });
    fire('/kafka-acl-changes');
    await expect
      .poll(() => told)
      .toEqual([{ of: 'acls', all: { 'Topic:orders': ['User:a Read Allow from *'] } }]);
  });
});
