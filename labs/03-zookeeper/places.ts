// Where a cluster with ZooKeeper keeps seven kinds of facts, and how to tell a znode that holds one. Asks nobody.

interface Drawn {
  readonly topic: string;
  readonly retention: string;
  readonly group: string;
  readonly client: string;
  readonly rate: string;
  readonly user: string;
  readonly ledger: string;
}

export interface InTree {
  readonly field: 'override' | 'isr' | 'acl' | 'quota';
  /** The fact in words, for a sentence. */
  readonly what: string;
  /** Where Kafka 3.9 writes it. */
  readonly path: string;
  /** Why ZooKeeper has to know it. */
  readonly keeps: string;
  /** Whether this znode holds this attempt's value. */
  holds(path: string, data: string): boolean;
}

/** The facts that are in the tree. */
export function inTree({ topic, retention, client, rate, user, ledger }: Drawn): readonly InTree[] {
  return [
    {
      field: 'override',
      what: `the override of \`${topic}\``,
      path: `/config/topics/${topic}`,
      keeps: 'Every broker must learn the settings of a topic, and keep them when it starts anew.',
      holds: (path, data) => path.endsWith(`/${topic}`) && at(data, 'config', 'retention.ms') === retention,
    },
    {
      field: 'isr',
      what: `the in-sync replicas of partition 0 of \`${topic}\``,
      path: `/brokers/topics/${topic}/partitions/0/state`,
      keeps:
        'The controller may choose a new leader only among them, so it has to find them when the old leader is gone.',
      holds: (path, data) =>
        path.startsWith(`/brokers/topics/${topic}/partitions/0`) && Array.isArray(at(data, 'isr')),
    },
    {
      field: 'quota',
      what: `the quota of \`${client}\``,
      path: `/config/clients/${client}`,
      keeps: 'Every broker has to hold the client to it.',
      holds: (_, data) => Number(at(data, 'config', 'producer_byte_rate')) === Number(rate),
    },
    {
      field: 'acl',
      what: `the rule for \`${ledger}\``,
      path: `/kafka-acl/Topic/${ledger}`,
      keeps: 'Every broker has to ask it before it serves anybody.',
      holds: (path, data) => path.endsWith(`/${ledger}`) && data.includes(`"User:${user}"`),
    },
  ];
}

/** The facts that are not in the tree, the reason for who thinks otherwise, and what shows where they are. */
export function notInTree({ topic, group }: Drawn, servers: string) {
  const describe = `kafka-consumer-groups --bootstrap-server ${servers} --describe --group ${group}`;
  return [
    {
      field: 'offset',
      what: `the committed offset of \`${group}\``,
      reason: 'bookmark-in-zookeeper',
      command: describe,
    },
    {
      field: 'members',
      what: `the members of \`${group}\``,
      reason: 'members-in-zookeeper',
      command: `${describe} --members`,
    },
    {
      field: 'messages',
      what: `the messages of \`${topic}\``,
      reason: 'messages-in-zookeeper',
      command: `kafka-log-dirs --bootstrap-server ${servers} --describe --topic-list ${topic}`,
    },
  ] as const;
}

/** What a znode of settings holds, for a sentence. */
export function kept(data: string | undefined): string {
  const config = data === undefined ? undefined : at(data, 'config');
  const pairs = typeof config === 'object' && config !== null ? Object.entries(config) : [];
  return pairs.length === 0 ? 'none' : pairs.map(([name, value]) => `${name}=${String(value)}`).join(', ');
}

/** A part of a znode's JSON; nothing when it is no JSON or has no such part. */
function at(data: string, ...path: readonly string[]): unknown {
  try {
    return path.reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      JSON.parse(data),
    );
  } catch {
    return undefined;
  }
}
