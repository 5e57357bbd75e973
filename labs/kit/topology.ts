// Names of the six nodes and the addresses a console uses. Numbers come from infra/topology.json, never from here.
export const brokerNames = ['kafka1', 'kafka2', 'kafka3'] as const;
export const zookeeperNames = ['zookeeper1', 'zookeeper2', 'zookeeper3'] as const;

export type BrokerName = (typeof brokerNames)[number];
export type ZooKeeperName = (typeof zookeeperNames)[number];
export type NodeName = BrokerName | ZooKeeperName;

export const nodeNames = [...zookeeperNames, ...brokerNames] as const;

/** True for the brokers, whose registered id is the digit that ends their name. */
export function isBroker(name: NodeName): name is BrokerName {
  return name.startsWith('kafka');
}

/** The client port of every node, as seen from the console and from the host (they are the same). */
export type ClientPorts = Readonly<Record<NodeName, number>>;

/** `kafka1:9092,kafka2:9093,kafka3:9094` for the given ports. */
export function bootstrapServers(ports: ClientPorts): string {
  return brokerNames.map((name) => `${name}:${ports[name]}`).join(',');
}

/** `zookeeper1:2181,zookeeper2:2182,zookeeper3:2183` for the given ports. */
export function zookeeperConnect(ports: ClientPorts): string {
  return zookeeperNames.map((name) => `${name}:${ports[name]}`).join(',');
}

/**
 * Rewrites `kafka1:9092` and the like in a command to the ports this lab really uses, so that lessons
 * can be written with the standard ports and still run on a copy that was moved by a port base. Some tools want a
 * blank between host and port.
 */
export function localise(command: string, ports: ClientPorts): string {
  return command.replace(
    /\b(kafka[1-3]|zookeeper[1-3])([: ])(909[2-4]|218[1-3])\b/g,
    (whole, name: NodeName, between: string, port: string) =>
      standardPorts[name] === Number(port) ? `${name}${between}${ports[name]}` : whole,
  );
}

/** The ports a lab uses when no port base is set; lessons are written with them. */
export const standardPorts: ClientPorts = {
  zookeeper1: 2181,
  zookeeper2: 2182,
  zookeeper3: 2183,
  kafka1: 9092,
  kafka2: 9093,
  kafka3: 9094,
};
