// Which ports of this machine are taken, and by whom. Knows nothing of nodes.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

export interface PortHolder {
  readonly pid: number;
  readonly name: string;
  /** Its whole command line, where the system tells. */
  readonly command: string;
}

/** True when this process could listen there now. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * The processes that keep others from these ports: who listens there, else whose connection has it as its own end.
 * A port is absent when the system does not tell us (somebody else's process, or a connection that is just ending).
 */
export async function holdersOf(ports: readonly number[]): Promise<ReadonlyMap<number, PortHolder>> {
  if (ports.length === 0) return new Map();
  if (process.platform === 'linux') return holdersFromProc(ports);
  const found = await Promise.all(ports.map(async (port) => [port, await holderFromLsof(port)] as const));
  return new Map(found.filter((pair): pair is readonly [number, PortHolder] => pair[1] !== undefined));
}

/** `java (pid 123)`, or empty. */
export function spokenHolder(holder: PortHolder | undefined): string {
  return holder === undefined ? '' : ` by ${holder.name} (pid ${holder.pid})`;
}

async function holderFromLsof(port: number): Promise<PortHolder | undefined> {
  const said = await output('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const pid = Number(/^p(\d+)$/m.exec(said)?.[1] ?? 0);
  if (pid === 0) return undefined;
  const command = (await output('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).trim();
  return { pid, name: /^c(.+)$/m.exec(said)?.[1] ?? 'a process', command };
}

function output(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 3000 }, (_, stdout) => resolve(stdout));
  });
}

/** One walk over all processes, however many ports are asked for: it reads every open file of each. */
function holdersFromProc(ports: readonly number[]): ReadonlyMap<number, PortHolder> {
  const portOf = new Map<string, number>();
  for (const port of ports) {
    const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => socketsAt(file, port));
    const listening = sockets.filter(({ state }) => state === listenState);
    for (const { inode } of listening.length > 0 ? listening : sockets) portOf.set(inode, port);
  }
  const found = new Map<number, PortHolder>();
  for (const pid of entries('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of entries(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(linkTarget(`/proc/${pid}/fd/${descriptor}`))?.[1];
      const port = inode === undefined ? undefined : portOf.get(inode);
      if (port !== undefined) found.set(port, described(pid));
    }
  }
  return found;
}

function described(pid: string): PortHolder {
  const command = text(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  return { pid: Number(pid), name: text(`/proc/${pid}/comm`).trim() || 'a process', command };
}

const listenState = '0A';

/** Sockets whose own end is this port, from a table of proc_net_tcp(5). */
function socketsAt(file: string, port: number): { state: string; inode: string }[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return text(file)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(wanted))
    .map((fields) => ({ state: fields[3] ?? '', inode: fields[9] ?? '' }));
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkTarget(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
