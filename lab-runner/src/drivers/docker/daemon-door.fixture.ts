// A door between a driver and the Docker daemon, for tests: shut, the daemon is gone; open, it is back.
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export interface DaemonDoor {
  open(): Promise<void>;
  /** Nobody comes through any more, and who is inside is thrown out. */
  shut(): Promise<void>;
}

/** A door at `path` that leads to the daemon's own socket; shut at first. */
export function daemonDoor(path: string, daemon: string): DaemonDoor {
  const inside = new Set<Socket>();
  let server: Server | undefined;
  return {
    async open() {
      server = createServer((guest) => {
        const host = createConnection(daemon);
        for (const [one, other] of [
          [guest, host],
          [host, guest],
        ] as const) {
          inside.add(one);
          one.pipe(other);
          one.on('error', () => other.destroy());
          one.on('close', () => {
            inside.delete(one);
            other.destroy();
          });
        }
      });
      await new Promise<void>((resolve) => server?.listen(path, resolve));
    },
    async shut() {
      const closed = new Promise((resolve) => server?.close(resolve));
      for (const one of inside) one.destroy();
      await closed;
    },
  };
}
