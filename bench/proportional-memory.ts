// Proportional set size of the nodes' Java processes, from /proc: memory that several of them map is divided among
// them (proc(5), smaps_rollup), so that a sum counts nothing twice. Linux only, and other users' processes root only.
import { readdirSync, readFileSync } from 'node:fs';
import { nodeNames } from '@railyard/labs/kit';

/** Bytes by node; what this machine does not tell is missing. */
export type NodeBytes = Partial<Record<string, number>>;

/** Looks at every Java process whose `file` of /proc tells that it is ours. */
export function proportionalMemory(file: 'cgroup' | 'cmdline', isOurs: (text: string) => boolean): NodeBytes {
  const bytes: NodeBytes = {};
  for (const pid of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(pid) || read(pid, 'comm').trim() !== 'java' || !isOurs(read(pid, file))) continue;
    // A node is started with the configuration in its own folder, wherever that is.
    const node = nodeNames.find((name) => read(pid, 'cmdline').includes(`/${name}/conf/`));
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(read(pid, 'smaps_rollup'))?.[1];
    if (node !== undefined && kilobytes !== undefined) bytes[node] = Number(kilobytes) * 1024;
  }
  return bytes;
}

/** Empty when the process is gone, or none of our business. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
