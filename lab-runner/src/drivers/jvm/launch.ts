// The command lines of the nodes and the tools: which Java, which flags, which class. Starts nothing.
import path from 'node:path';
import type { Java } from '../../host/java.ts';
import type { BrokerNode, ZooKeeperNode } from '../../topology.ts';
import type { NodeFiles } from './node-files.ts';

/** What every command line needs to know of this machine. */
export interface Runtime {
  readonly java: Java;
  /** Absolute paths of the jars, in the order of the class path. */
  readonly jars: readonly string[];
  /** The class-data archive; absent when none could be made. */
  readonly classData: string | undefined;
  /** The `infra` folder. */
  readonly infra: string;
  /** Flags for a special occasion. */
  readonly extraFlags?: readonly string[] | undefined;
}

/**
 * Quick to start and small: the C1 compiler only, the serial collector, and no file in the system's
 * temporary folder for jps. The archive of classes is mapped where it was made for, so that its pages are
 * shared by all nodes; Java's own choice is another place, where every page has to be changed first.
 */
export const lightFlags = [
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-XX:-UsePerfData',
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:+UnlockDiagnosticVMOptions',
  '-XX:ArchiveRelocationMode=0',
] as const;

/** Archived classes, when there are any; Java goes on without them when they do not fit, and says nothing. */
export function classDataFlags(archive: string | undefined): string[] {
  return archive === undefined
    ? []
    : [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
}

/** The command that becomes one node; it holds none of our open files, so that it can outlive us cleanly. */
export function detachedNodeCommand(
  node: BrokerNode | ZooKeeperNode,
  files: NodeFiles,
  runtime: Runtime,
): readonly string[] {
  return [path.join(runtime.infra, 'kafka/bin/clean-exec'), ...nodeCommand(node, files, runtime)];
}

/** The Java command of one node. */
export function nodeCommand(
  node: BrokerNode | ZooKeeperNode,
  files: NodeFiles,
  runtime: Runtime,
): readonly string[] {
  const broker = node.role === 'kafka';
  return [
    runtime.java.path,
    broker ? '-Xmx256m' : '-Xmx64m',
    ...lightFlags,
    '-XX:+ExitOnOutOfMemoryError',
    ...classDataFlags(runtime.classData),
    ...(runtime.extraFlags ?? []),
    '-Djava.awt.headless=true',
    `-Djava.io.tmpdir=${files.tmp}`,
    `-Drailyard.log.dir=${files.log}`,
    `-Dlog4j.configuration=file:${path.join(runtime.infra, node.role, 'log4j.properties')}`,
    ...(broker ? brokerFlags(files) : zookeeperFlags),
    '-cp',
    runtime.jars.join(':'),
    broker ? 'kafka.Kafka' : 'org.apache.zookeeper.server.quorum.QuorumPeerMain',
    path.join(files.conf, broker ? 'server.properties' : 'zoo.cfg'),
  ];
}

function brokerFlags(files: NodeFiles): string[] {
  return [
    `-Djava.security.auth.login.config=${path.join(files.conf, 'jaas.conf')}`,
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
