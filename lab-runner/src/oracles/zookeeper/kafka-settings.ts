// What Kafka 3.9 keeps in ZooKeeper of settings and rules: dynamic configs, quotas, ACLs. Passwords never leave here.
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Znodes } from './znodes.ts';

/** Kinds of entities whose settings are few enough to be read together. */
export const entityKinds = ['brokers', 'users', 'clients', 'ips'] as const;
export type EntityKind = (typeof entityKinds)[number];
export type Settings = Readonly<Record<string, string>>;

const Overrides = z.object({ config: z.record(z.string(), z.string()) });
const Rule = z.object({
  principal: z.string(),
  permissionType: z.string(),
  operation: z.string(),
  host: z.string(),
});
const Rules = z.object({ acls: z.array(Rule) });
const Notice = z.object({ entity_path: z.string() });

export const settingPaths = {
  changes: '/config/changes',
  aclChanges: ['/kafka-acl-changes', '/kafka-acl-extended-changes'],
} as const;

/** The settings of one entity (`topics/orders`, `users/alice/clients/app`); none reads as empty. */
export async function readSettings(znodes: Znodes, entityPath: string): Promise<Settings> {
  const node = await znodes.get(`/config/${entityPath}`);
  const found = node && read(node.data, Overrides);
  return found === undefined ? {} : hidden(found.config);
}

/** All settings of one kind of entity by name: `alice`, `alice/clients/app`, `<default>`. */
export async function readEveryEntity(
  znodes: Znodes,
  kind: EntityKind,
): Promise<Readonly<Record<string, Settings>>> {
  const names = (await znodes.children(`/config/${kind}`)) ?? [];
  const nested = await Promise.all(
    names.map(async (name) => {
      if (kind !== 'users') return [name];
      const clients = (await znodes.children(`/config/users/${name}/clients`)) ?? [];
      return [name, ...clients.map((client) => `${name}/clients/${client}`)];
    }),
  );
  const entries = await Promise.all(
    nested.flat().map(async (path) => [plain(path), await readSettings(znodes, `${kind}/${path}`)] as const),
  );
  return Object.fromEntries(entries.filter(([, settings]) => Object.keys(settings).length > 0));
}

/** Which entity a change notification is about. */
export async function readNotice(znodes: Znodes, name: string): Promise<string | undefined> {
  const node = await znodes.get(`${settingPaths.changes}/${name}`);
  return node && read(node.data, Notice)?.entity_path;
}

/** The rules of every resource, as `Topic:orders` or `Topic:orders* (prefix)`. */
export async function readAcls(znodes: Znodes): Promise<Readonly<Record<string, readonly string[]>>> {
  const trees = [
    { root: '/kafka-acl', suffix: '' },
    { root: '/kafka-acl-extended/prefixed', suffix: '* (prefix)' },
  ];
  const found = await Promise.all(
    trees.map(async ({ root, suffix }) => {
      const types = (await znodes.children(root)) ?? [];
      const resources = await Promise.all(
        types.map(async (type) =>
          ((await znodes.children(`${root}/${type}`)) ?? []).map((name) => ({ type, name })),
        ),
      );
      return Promise.all(
        resources.flat().map(async ({ type, name }) => {
          const node = await znodes.get(`${root}/${type}/${name}`);
          const rules = (node && read(node.data, Rules)?.acls) ?? [];
          return [`${type}:${plain(name)}${suffix}`, rules.map(inWords).sort()] as const;
        }),
      );
    }),
  );
  return Object.fromEntries(found.flat().filter(([, rules]) => rules.length > 0));
}

function inWords({ principal, operation, permissionType, host }: z.infer<typeof Rule>): string {
  return `${principal} ${operation} ${permissionType} from ${host}`;
}

/** Names in paths are percent-encoded (Sanitizer of Kafka). */
function plain(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A secret is shown as a few letters that change when it does. */
function hidden(settings: Settings): Settings {
  const entries = Object.entries(settings).map(([name, value]) => {
    const secret = /^SCRAM-|password|secret|jaas|credential/i.test(name);
    return [name, secret ? `hidden ${createHash('sha256').update(value).digest('hex').slice(0, 6)}` : value];
  });
  return Object.fromEntries(entries);
}

function read<T>(text: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    const result = z.safeParse(schema, JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
