// A node carried by a process of this machine: started detached, recorded, found again by a later runner.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type BrokerNode, portsOf, type ZooKeeperNode } from '../../topology.ts';
import { nodeCommand, nodeEnvironment, type Runtime } from '../node/launch.ts';
import { whyItEnded } from '../node/telling-line.ts';
import { accepts, requireFreePorts } from '../node/ports.ts';
import type { Vessel } from '../node/vessel.ts';
import { deleteData, makeNodeFolders, type NodeFiles, readRecord, writeRecord } from './node-files.ts';
import { livenessOf, type ProcessIdentity, signalProcess, spawnDetached } from './process.ts';
import { findByLastArgument } from './strays.ts';

export interface ProcessVesselParts {
  readonly node: BrokerNode | ZooKeeperNode;
  readonly files: NodeFiles;
  readonly bind: string;
  readonly runtime: () => Runtime;
  readonly writeConfiguration: () => void;
}

/** The process of one node, and how long its log was when it began: an old error is not taken for a new one. */
export interface NodeProcess extends ProcessIdentity {
  readonly logFrom: number;
}

/** The vessel of one node of this machine. */
export function createProcessVessel(parts: ProcessVesselParts): Vessel<NodeProcess> {
  const { node, files, bind } = parts;
  return {
    async find() {
      const record = readRecord(files);
      const [liveness = 'gone'] = record.process ? await livenessOf([record.process]) : [];
      // The runner may have been killed before it could write down what it had just started.
      const identity =
        liveness === 'gone' ? await findByLastArgument(files.mainConfiguration) : record.process;
      if (identity === undefined) return undefined;
      const since = record.since ?? Date.now();
      if (liveness === 'gone') writeRecord(files, { process: identity, since, leftPolitely: false });
      const handle = { ...identity, logFrom: sizeOf(files.serverLog) };
      return {
        handle,
        id: String(identity.pid),
        since,
        liveness: liveness === 'paused' ? 'paused' : 'running',
      };
    },
    hasData: () => existsSync(files.firstData),
    leftPolitely: () => readRecord(files).leftPolitely,
    noteEnd(leftPolitely) {
      try {
        writeRecord(files, { leftPolitely });
      } catch {
        // A full disk, or a folder somebody deleted: the old record names a process that is gone, which is harmless.
      }
    },
    async makeReady() {
      makeNodeFolders(files);
      await requireFreePorts(node.name, portsOf(node), bind);
    },
    async launch() {
      const runtime = parts.runtime();
      parts.writeConfiguration();
      const logFrom = sizeOf(files.serverLog);
      const since = Date.now();
      const { identity, exited } = await spawnDetached({
        // It holds none of our open files, so that it can outlive us cleanly.
        command: [path.join(runtime.infra, 'kafka/bin/clean-exec'), ...nodeCommand(node, files, runtime)],
        cwd: files.home,
        env: nodeEnvironment,
        outputFile: files.output,
      });
      try {
        writeRecord(files, { process: identity, since, leftPolitely: false });
      } catch (error) {
        // What cannot be found again must not run.
        await signalProcess(identity, 'SIGKILL');
        throw error;
      }
      return { handle: { ...identity, logFrom }, id: String(identity.pid), since, exited };
    },
    serves: () => accepts(node.client, bind),
    async terminate(handle) {
      await signalProcess(handle, 'SIGTERM');
      // A paused process gets TERM only once it goes on.
      await signalProcess(handle, 'SIGCONT');
    },
    kill: (handle) => signalProcess(handle, 'SIGKILL'),
    pause: (handle) => signalProcess(handle, 'SIGSTOP'),
    resume: (handle) => signalProcess(handle, 'SIGCONT'),
    why: ({ logFrom }) => whyItEnded(files.output, files.serverLog, logFrom),
    deleteData: () => deleteData(files),
  };
}

/** Bytes of a file; 0 when there is none. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
