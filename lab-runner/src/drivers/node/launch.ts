// The command line of a node, the same on this machine and in a container. Starts nothing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrokerNode, ZooKeeperNode } from '../../topology.ts';

/** What every command line needs to know of where it runs. */
export interface Runtime {
  /** The Java executable. */
  readonly java: string;
  /** From infra/kafka/jvm.args: quick to start and small. */
  readonly jvmFlags: readonly string[];
  /** The arguments that give the class path. */
  readonly classPath: readonly string[];
  /** The class-data archive; absent when none could be made. */
  readonly classData: string | undefined;
  /** The `infra` folder. */
  readonly infra: string;
  /** Flags for a special occasion. */
  readonly extraFlags?: readonly string[] | undefined;
}

/** The folders of one node. */
export interface NodePlace {
  readonly conf: string;
  readonly data: string;
  readonly log: string;
  readonly tmp: string;
}

/** The flags of infra/kafka/jvm.args, a Java argument file (JDK tool reference, "java @argfiles"). */
export function readJvmFlags(infra: string): readonly string[] {
  return readFileSync(path.join(infra, 'kafka/jvm.args'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/** Archived classes, when there are any; Java goes on without them when they do not fit, and says nothing. */
export function classDataFlags(archive: string | undefined): string[] {
  return archive === undefined
    ? []
    : [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
}

/** The Java command of one node. */
export function nodeCommand(
  node: BrokerNode | ZooKeeperNode,
  place: NodePlace,
  runtime: Runtime,
): readonly string[] {
  const broker = node.role === 'kafka';
  return [
    runtime.java,
    broker ? '-Xmx256m' : '-Xmx64m',
    ...runtime.jvmFlags,
    '-XX:+ExitOnOutOfMemoryError',
    ...classDataFlags(runtime.classData),
    ...(runtime.extraFlags ?? []),
    '-Djava.awt.headless=true',
    `-Djava.io.tmpdir=${place.tmp}`,
    `-Drailyard.log.dir=${place.log}`,
    `-Dlog4j.configuration=file:${path.join(runtime.infra, node.role, 'log4j.properties')}`,
    ...(broker ? brokerFlags(place) : zookeeperFlags),
    ...runtime.classPath,
    broker ? 'kafka.Kafka' : 'org.apache.zookeeper.server.quorum.QuorumPeerMain',
    path.join(place.conf, mainFile(node.role)),
  ];
}

/** The name of the file a node is started with. */
export function mainFile(role: 'kafka' | 'zookeeper'): string {
  return role === 'kafka' ? 'server.properties' : 'zoo.cfg';
}

function brokerFlags(place: NodePlace): string[] {
  return [
    `-Djava.security.auth.login.config=${path.join(place.conf, 'jaas.conf')}`,
    // The login file is for the brokers' own listener; ZooKeeper asks for no password.
    '-Dzookeeper.sasl.client=false',
  ];
}

const zookeeperFlags = ['-Dzookeeper.jmx.log4j.disable=true'];

/** The environment of a node: nothing of the person's own, so that every start is the same. */
export const nodeEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/bin:/bin',
  LANG: 'C.UTF-8',
};
