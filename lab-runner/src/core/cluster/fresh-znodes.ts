// The tree of znodes a fresh, warmed cluster has, listed on Kafka 3.9 with ZooKeeper 3.8. Decides what is strange in one.

/** Node by node; what comes and goes by itself is in `passing`, what has a measurement of its own in `measuredElsewhere`. */
export const freshZnodes: readonly string[] = [
  '/admin',
  '/admin/delete_topics',
  '/brokers',
  '/brokers/ids',
  '/brokers/seqid',
  '/brokers/topics',
  '/cluster',
  '/cluster/id',
  '/config',
  '/config/brokers',
  '/config/changes',
  '/config/clients',
  '/config/ips',
  '/config/topics',
  '/config/users',
  '/consumers',
  '/controller',
  '/controller_epoch',
  '/feature',
  '/isr_change_notification',
  '/kafka-acl',
  '/kafka-acl-changes',
  '/kafka-acl-extended',
  '/kafka-acl-extended-changes',
  '/kafka-acl-extended/prefixed',
  ...['Cluster', 'DelegationToken', 'Group', 'Topic', 'TransactionalId', 'User'].flatMap((type) => [
    `/kafka-acl/${type}`,
    `/kafka-acl-extended/prefixed/${type}`,
  ]),
  '/latest_producer_id_block',
  '/log_dir_event_notification',
  '/zookeeper',
  '/zookeeper/config',
  '/zookeeper/quota',
];

/** Notifications, which Kafka takes away by itself after a while. */
const passing = [
  /^\/config\/changes\/config_change_\d+$/,
  /^\/isr_change_notification\/isr_change_\d+$/,
  /^\/log_dir_event_notification\/log_dir_event_\d+$/,
  /^\/kafka-acl-changes\/acl_changes_\d+$/,
  /^\/kafka-acl-extended-changes\/acl_changes_\d+$/,
];

/** Registrations, topics with all they hold, overrides and permissions. */
const measuredElsewhere = [
  /^\/brokers\/ids\/[123]$/,
  /^\/brokers\/topics\/[^/]+$/,
  /^\/brokers\/topics\/[^/]+\/partitions$/,
  /^\/brokers\/topics\/[^/]+\/partitions\/\d+$/,
  /^\/brokers\/topics\/[^/]+\/partitions\/\d+\/state$/,
  /^\/config\/(topics|clients|users|brokers|ips)\/.+$/,
  /^\/kafka-acl\/[A-Za-z]+\/[^/]+$/,
  /^\/kafka-acl-extended\/prefixed\/[A-Za-z]+\/[^/]+$/,
];

const fresh = new Set(freshZnodes);

/** True for a node somebody made by hand. */
export function isStrange(path: string): boolean {
  return !fresh.has(path) && ![...passing, ...measuredElsewhere].some((pattern) => pattern.test(path));
}

/** Config entities among the paths (`users/alice/clients/app`), innermost first. A user's `clients` is a shelf, not an entity. */
export function configEntities(tree: readonly string[]): readonly string[] {
  return tree
    .map((path) => /^\/config\/((?:topics|clients|users|brokers|ips)\/.+)$/.exec(path)?.[1])
    .filter((entity) => entity !== undefined)
    .filter((entity) => !/^users\/[^/]+\/clients$/.test(entity))
    .sort((a, b) => b.split('/').length - a.split('/').length || (a < b ? -1 : 1));
}

/** Resources with permissions: `Topic:orders`, `prefixed Topic:order`. */
export function permissions(tree: readonly string[]): readonly string[] {
  return tree.flatMap((path) => {
    const literal = /^\/kafka-acl\/([A-Za-z]+)\/([^/]+)$/.exec(path);
    if (literal) return [`${literal[1]}:${literal[2]}`];
    const prefixed = /^\/kafka-acl-extended\/prefixed\/([A-Za-z]+)\/([^/]+)$/.exec(path);
    return prefixed ? [`${prefixed[1]}:${prefixed[2]}*`] : [];
  });
}

/** All paths below `/`, but nothing below a learner's topics: there may be ten thousand, and they are strange by name already. */
export async function znodeTree(
  children: (path: string) => Promise<readonly string[] | undefined>,
  under = '/',
): Promise<readonly string[]> {
  const names = (await children(under)) ?? [];
  const paths = names.map((name) => (under === '/' ? `/${name}` : `${under}/${name}`));
  const deeper = paths.filter((path) => !/^\/brokers\/topics\/(?!__)/.test(path));
  return [...paths, ...(await Promise.all(deeper.map((path) => znodeTree(children, path)))).flat()].sort();
}
